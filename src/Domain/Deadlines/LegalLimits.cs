using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qingyi.Domain.Deadlines;

/// <summary>The table of limits: figures with their article and the days on which they are in force.</summary>
public sealed class LegalLimits
{
    private static readonly Lazy<LegalLimits> ShippedTable = new(() => Read(Resources.Text("deadlines/legal-limits.json")));
    private static readonly string[] Recipients = ["handler", "section-head", "leader-in-charge", "principal-leader", "upper-commission"];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private LegalLimits(string id, string version, IReadOnlyList<LegalLimit> all, IReadOnlyList<PauseGround> pauses)
    {
        Id = id;
        Version = version;
        All = all;
        Pauses = pauses;
    }

    /// <summary>The edition that ships with the product.</summary>
    public static LegalLimits Shipped => ShippedTable.Value;

    public string Id { get; }

    public string Version { get; }

    /// <summary>Every entry, in the order of the file; one id may have several intervals.</summary>
    public IReadOnlyList<LegalLimit> All { get; }

    /// <summary>Every ground on which time is not counted.</summary>
    public IReadOnlyList<PauseGround> Pauses { get; }

    /// <summary>Those that hold up a limit.</summary>
    public IReadOnlyList<PauseGround> PausesOf(string limit) => [.. Pauses.Where(p => p.Limits.Contains(limit))];

    /// <summary>The limit in force on the legal day of the event.</summary>
    /// <exception cref="KeyNotFoundException">No such id, or none in force on that day: a fault of the definition that asks.</exception>
    public LegalLimit Get(string id, DateOnly on) => TryGet(id, on, out var limit)
        ? limit
        : throw new KeyNotFoundException(Texts.Chinese("deadlines.limits.not-in-force", Id, Version, on, id, string.Join("、", All.Select(l => l.Id).Distinct())));

    public bool TryGet(string id, DateOnly on, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LegalLimit? limit)
    {
        limit = All.FirstOrDefault(l => l.Id == id && l.InForce(on));
        return limit is not null;
    }

    /// <summary>Reads a table: <c>ladders</c> by name and <c>limits</c> that use them.</summary>
    /// <exception cref="FormatException">Unreadable, an unknown ladder or recipient, an amount below one, or two entries of one id in force on the same day.</exception>
    public static LegalLimits Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        TableFile file;
        try
        {
            file = JsonSerializer.Deserialize<TableFile>(json, Strict) ?? throw new FormatException(Texts.Chinese("deadlines.limits.empty"));
        }
        catch (JsonException fault)
        {
            throw new FormatException(Texts.Chinese("deadlines.limits.fault", fault.Path, fault.Message), fault);
        }

        foreach (var (name, rungs) in file.Ladders)
        {
            if (rungs.FirstOrDefault(r => !Recipients.Contains(r.Recipient)) is { } wrong)
            {
                throw new FormatException(Texts.Chinese("deadlines.limits.unknown-recipient", name, wrong.Recipient, string.Join("、", Recipients)));
            }
        }

        var all = new List<LegalLimit>();
        for (var i = 0; i < file.Limits.Count; i++)
        {
            all.Add(Checked(file.Limits[i], file, all, $"$.limits[{i}]"));
        }

        foreach (var (pause, i) in (file.Pauses ?? []).Select((p, i) => (p, i)))
        {
            CheckLevel(pause.Level, $"$.pauses[{i}].level");
            if (pause.Limits.FirstOrDefault(l => all.All(known => known.Id != l)) is { } unknown)
            {
                throw new FormatException(Texts.Chinese("deadlines.limits.unknown-paused", i, unknown));
            }
        }

        return new LegalLimits(file.Id, file.Version, all, file.Pauses ?? []);
    }

    private static LegalLimit Checked(LimitEntry entry, TableFile file, List<LegalLimit> before, string path)
    {
        if (entry.Amount < 1)
        {
            throw new FormatException(Texts.Chinese("deadlines.limits.amount-positive", path, entry.Amount));
        }

        if (entry.To <= entry.From)
        {
            throw new FormatException(Texts.Chinese("deadlines.limits.ends-before-start", path, entry.To, entry.From));
        }

        if (!file.Ladders.TryGetValue(entry.Ladder, out var rungs))
        {
            throw new FormatException(Texts.Chinese("deadlines.limits.unknown-ladder", path, entry.Ladder, string.Join("、", file.Ladders.Keys)));
        }

        foreach (var (ground, i) in (entry.Extensions ?? []).Select((g, i) => (g, i)))
        {
            CheckLevel(ground.Level, $"{path}.extensions[{i}].level");
            if (ground.Amount < 1 || ground.Times < 1)
            {
                throw new FormatException(Texts.Chinese("deadlines.limits.extension-positive", path, i));
            }
        }

        if (before.Any(b => b.Id == entry.Id && (b.To is null || entry.From is null || entry.From < b.To) && (entry.To is null || b.From is null || b.From < entry.To)))
        {
            throw new FormatException(Texts.Chinese("deadlines.limits.overlap", path, entry.Id));
        }

        return new LegalLimit
        {
            Id = entry.Id, Title = entry.Title, Basis = entry.Basis, Amount = entry.Amount, Unit = entry.Unit, StartEvent = entry.StartEvent,
            StartTitle = entry.StartTitle, Owner = entry.Owner, Standing = entry.Standing, Before = entry.Before, Configurable = entry.Configurable,
            From = entry.From, To = entry.To, Note = entry.Note, Rungs = rungs, Extensions = entry.Extensions ?? [],
        };
    }

    private static void CheckLevel(string level, string path)
    {
        if (ApprovalLevel.Rank(level) == 0)
        {
            throw new FormatException(Texts.Chinese("deadlines.limits.unknown-level", path, level, string.Join("、", ApprovalLevel.InOrder.Select(l => l.Code))));
        }
    }

    private sealed record TableFile(string Id, string Title, string Version, Dictionary<string, List<Rung>> Ladders, List<LimitEntry> Limits, List<PauseGround>? Pauses = null);

    private sealed record LimitEntry(
        string Id, string Title, string Basis, int Amount, LimitUnit Unit, string StartEvent, string StartTitle, LimitOwner Owner, string Ladder,
        LimitStanding Standing, bool Before = false, bool Configurable = false, DateOnly? From = null, DateOnly? To = null, string? Note = null, List<ExtensionGround>? Extensions = null);
}
