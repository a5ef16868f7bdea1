using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Features.Registers;

namespace Qingyi.Server.Demo;

/// <summary>Keeps the entries of <c>registers.json</c>, each on its day, by the hands that keep that register.</summary>
internal sealed partial class DemoRegisters(DateOnly today)
{
    private readonly IReadOnlyList<DemoEntry> _entries = Read();
    private readonly Dictionary<DemoEntry, string> _kept = [];

    public async Task On(DateOnly day, IServiceProvider house, CancellationToken cancellation)
    {
        var hands = new DemoHands(house, cancellation);
        var ago = today.DayNumber - day.DayNumber;
        foreach (var entry in _entries)
        {
            if (entry.Day == ago)
            {
                _kept[entry] = Taken(await hands.As<KeepEntry, Kept>(entry.By, k => k.Create(entry.Register, Dated(entry.Data), cancellation)), $"into {entry.Register} by {entry.By}");
            }

            foreach (var step in (entry.Then ?? []).Where(s => s.Day == ago))
            {
                var id = _kept[entry];
                var version = await hands.Ask(db => db.RegisterEntries.AsNoTracking().Where(e => e.Id == id).Select(e => e.Version).FirstAsync(cancellation));
                Taken(await hands.As<KeepEntry, Kept>(step.As ?? entry.By, k => k.Move(entry.Register, id, step.Step, version, Dated(step.Data ?? []), cancellation)), $"{step.Step} in {entry.Register} by {step.As ?? entry.By}");
            }
        }
    }

    private static string Taken(Kept kept, string step)
    {
        DemoHands.Demand(kept.Refusal?.Sentence ?? kept.Faults?.Values.FirstOrDefault(), step);
        return kept.Id!;
    }

    private static List<DemoEntry> Read()
    {
        using var stream = typeof(DemoRegisters).Assembly.GetManifestResourceStream("demo/registers.json")!;
        return JsonSerializer.Deserialize<List<DemoEntry>>(stream, JsonSerializerOptions.Web)!;
    }

    // A day is written as days from today, "@-18"; a field for a month or a year takes its part.
    private JsonObject Dated(JsonObject data) => new(data.Select(field => KeyValuePair.Create(field.Key, field.Value?.GetValueKind() == JsonValueKind.String
        ? (JsonNode?)JsonValue.Create(Relative().Replace((string)field.Value!, m => today.AddDays(int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToString(Pattern(field.Key), CultureInfo.InvariantCulture)))
        : field.Value?.DeepClone())));

    private static string Pattern(string field) => field switch
    {
        "period" => "yyyy-MM",
        "year" => "yyyy",
        _ => "yyyy-MM-dd",
    };

    [GeneratedRegex("^@(-?[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    /// <param name="By">Who keeps it.</param>
    /// <param name="Day">How many days ago.</param>
    private sealed record DemoEntry(string By, string Register, int Day, JsonObject Data, IReadOnlyList<EntryStep>? Then = null);

    /// <param name="As">Who takes the step, where it is somebody else.</param>
    private sealed record EntryStep(int Day, string Step, string? As = null, JsonObject? Data = null);
}
