using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Server.Demo;

/// <summary>One invented case of <c>cases.json</c>.</summary>
/// <param name="About">Organisation that the tip names.</param>
/// <param name="Subject">Kind of the respondent, as in a grading request.</param>
/// <param name="Last">How many days ago the last step was taken; at least 1.</param>
/// <param name="Road">Name of the road that the case takes first; null: none.</param>
/// <param name="Steps">What comes after the road, see <see cref="DemoStep"/>.</param>
/// <param name="Acted">Days from the act to the tip; negative is a mistyped year, which the rules refuse.</param>
/// <param name="Data">What differs from the usual entries of a form, by act.</param>
internal sealed record DemoCase(
    string About, string Conduct, string Text, string Subject, int Last, string? Road = null, string Steps = "", decimal? Amount = null, int Times = 1, int Acted = 40,
    string[]? Circumstances = null, bool Named = false, Dictionary<string, JsonObject>? Data = null)
{
    public static IReadOnlyList<DemoCase> All { get; } = Read();

    public required IReadOnlyList<DemoStep> Way { get; init; }

    private static List<DemoCase> Read()
    {
        using var stream = typeof(DemoCase).Assembly.GetManifestResourceStream("demo/cases.json")!;
        var file = JsonNode.Parse(stream)!.AsObject();
        var roads = file["roads"]!.AsObject().ToDictionary(r => r.Key, r => r.Value!.GetValue<string>(), StringComparer.Ordinal);
        return [.. file["cases"]!.AsArray().Select(node =>
        {
            var given = node!.AsObject();
            given["way"] = new JsonArray();
            var one = given.Deserialize<DemoCase>(JsonSerializerOptions.Web)!;
            return one with { Way = DemoStep.Read($"{(one.Road is { } road ? roads[road] : "")} {one.Steps}", roads) };
        })];
    }
}

/// <summary>
/// One step: <c>verify-tip/substantiated+8</c> completes the open task of that act eight days after the step before; without days, one. A leading <c>?</c>
/// skips the step where no such task is open (the rules decide whether a discussion or a measure is due). A word that names a road stands for its steps.
/// </summary>
internal sealed record DemoStep(string Act, string Outcome, int Days, bool Optional)
{
    public static List<DemoStep> Read(string text, IReadOnlyDictionary<string, string> roads) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => roads.TryGetValue(word, out var road) ? Read(road, roads) : [One(word)]),
    ];

    private static DemoStep One(string word)
    {
        var parts = word.TrimStart('?').Split('/', '+');
        return new DemoStep(parts[0], parts[1], parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 1, word[0] == '?');
    }
}
