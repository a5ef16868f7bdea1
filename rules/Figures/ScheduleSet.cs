using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Qingyi.Rules.Figures;

/// <summary>A fault of a schedule file: which file, where in it, what is wrong and what would be right.</summary>
public sealed record ScheduleFault(string File, string Path, string Message);

/// <summary>Schedules that cannot be used; lists every fault.</summary>
public sealed class ScheduleException(IReadOnlyList<ScheduleFault> faults)
    : FormatException(string.Join('\n', faults.Select(f => $"{f.File} {f.Path}：{f.Message}")))
{
    public IReadOnlyList<ScheduleFault> Faults { get; } = faults;
}

/// <summary>All schedules of one grading: dated figures and benchmarks, checked when read. Immutable.</summary>
public sealed class ScheduleSet
{
    private readonly ILookup<string, ScheduleFile> byId;

    private readonly IReadOnlyList<(string Name, string Json)> sources;
    private readonly IReadOnlyList<(string Id, string? Jurisdiction)> lines;
    private readonly IReadOnlyList<(ScheduleFile File, string Text)> canonical;

    private ScheduleSet(IReadOnlyList<(string Name, string Json)> sources, IReadOnlyList<ScheduleFile> files, IReadOnlyList<(ScheduleFile File, string Text)> canonical)
    {
        this.sources = sources;
        lines = [.. canonical.Select(c => Line(c.File))];
        Files = files;
        this.canonical = canonical;
        byId = files.Where(f => f.Editions is not null).ToLookup(f => f.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<ScheduleFile> Files { get; }

    /// <summary>
    /// One line for each benchmark and each schedule of those read, equal on every machine whatever the layout, order or line ends of the files. A schedule
    /// that only later editions read leaves an older edition's hash alone.
    /// </summary>
    internal IEnumerable<string> CanonicalOf(IReadOnlySet<string> ids) =>
        canonical.Where(c => c.File.Benchmark is not null || ids.Contains(c.File.Id)).Select(c => c.Text).Order(StringComparer.Ordinal);

    /// <summary>Reads all <c>*.json</c> of a folder.</summary>
    /// <exception cref="ScheduleException">A file is not a schedule, or the schedules contradict each other or their statute.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ScheduleSet FromFolder(string path) =>
        Read(Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file, Encoding.UTF8))));

    /// <inheritdoc cref="FromFolder"/>
    public static ScheduleSet Read(IEnumerable<(string Name, string Json)> schedules) => Read(schedules, alone: false);

    private static ScheduleSet Read(IEnumerable<(string Name, string Json)> schedules, bool alone)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        var faults = new List<ScheduleFault>();
        var read = new List<(string Name, ScheduleFile File)>();
        var canonical = new List<(ScheduleFile File, string Text)>();
        var sources = schedules.ToList();
        foreach (var (name, json) in sources)
        {
            try
            {
                read.Add((name, JsonSerializer.Deserialize<ScheduleFile>(json, ScheduleFile.Options) ?? throw new JsonException("null")));
                canonical.Add((read[^1].File, CanonicalJson.Of(json)));
            }
            catch (JsonException fault)
            {
                faults.Add(new ScheduleFault(name, fault.Path ?? "$", $"不是裁量或数额表：{fault.Message}"));
            }
        }

        if (!alone)
            faults.AddRange(ScheduleChecks.Faults(read));
        if (faults.Count > 0)
            throw new ScheduleException(faults);
        return new ScheduleSet(sources, [.. read.Select(r => r.File).OrderBy(f => f.Id, StringComparer.Ordinal)], canonical);
    }

    /// <summary>The same schedules with one in place of the schedule of its identifier and area, or added: for a simulation before it is published.</summary>
    /// <exception cref="ScheduleException">The changed set cannot be used.</exception>
    public ScheduleSet With(string name, string json) => With([(name, json)]);

    /// <summary>The same with several at once, such as a benchmark and the one that ends where it begins.</summary>
    /// <exception cref="ScheduleException">The changed set cannot be used; faults of the changed ones carry the names given here.</exception>
    public ScheduleSet With(IReadOnlyList<(string Name, string Json)> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var replaced = changes.Select(c => Line(Parse(c.Name, c.Json))).ToHashSet();
        return Read([.. sources.Where((_, i) => !replaced.Contains(lines[i])), .. changes]);
    }

    /// <summary>One schedule by itself, its shape alone checked.</summary>
    /// <exception cref="ScheduleException">It is no schedule.</exception>
    public static ScheduleFile Parse(string name, string json) => Read([(name, json)], alone: true).Files[0];

    /// <summary>The hash of a schedule's content, whatever its layout: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static string HashOf(string json) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Of(json))));

    private static (string Id, string? Jurisdiction) Line(ScheduleFile file) => (file.Id, file.Jurisdiction);

    /// <summary>The figures of a schedule on a day, of the nearest area that has its own; null where none is in force.</summary>
    internal FigureEdition? Edition(string id, DateOnly day, string? jurisdiction)
    {
        foreach (var area in Areas(jurisdiction))
        {
            foreach (var file in byId[id])
            {
                if (file.Jurisdiction == area && file.Editions!.FirstOrDefault(e => e.Holds(day)) is { } edition)
                    return edition;
            }
        }

        return null;
    }

    /// <summary>The benchmark of a request for a day and side, of the nearest area that has one in force then.</summary>
    internal ScheduleFile? Benchmark(DateOnly day, PayingSide side, GradingRequest request)
    {
        foreach (var area in TableAreas(request))
        {
            if (Files.FirstOrDefault(f => f.Benchmark is { } table && f.Jurisdiction == area && table.Sides.Contains(side) && table.Holds(day)) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The table that graded a request: an area's own may bear the id of the one that it was drawn from. Null: it is not among these.</summary>
    public ScheduleFile? TableOf(GradingRequest request, BenchmarkUsed used)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(used);
        return TableAreas(request).Select(area => Files.FirstOrDefault(f => f.Id == used.Id && f.Jurisdiction == area && f.Benchmark?.From == used.From)).FirstOrDefault(f => f is not null);
    }

    /// <summary>An area's own table is made for physicians; other staff take the national one.</summary>
    internal static IEnumerable<string?> TableAreas(GradingRequest request) => request.Subject.Kind == SubjectKind.Physician ? Areas(request.Jurisdiction) : [null];

    /// <summary>When the schedule has figures, in any area.</summary>
    internal IReadOnlyList<Interval> DaysOf(string id) => [.. byId[id].SelectMany(f => f.Editions!).Select(e => new Interval(e.From, e.To))];

    internal string Title(string id) => byId[id].First().Title;

    /// <summary>Whether some edition has what a rule reads: a schedule, a figure or an article (<c>schedule/name</c>).</summary>
    internal bool Has(string key)
    {
        var (schedule, name) = Facts.Law.Split(key);
        return byId[schedule].Any(f => name.Length == 0 || f.Editions!.Any(e => e.Values.ContainsKey(name) || e.Articles.ContainsKey(name)));
    }

    internal IReadOnlyList<ScheduleDates> DatesOf(IReadOnlyList<string> keys) =>
    [
        .. keys.Select(key => Facts.Law.Split(key).Schedule).Distinct(StringComparer.Ordinal).Select(id =>
            new ScheduleDates(id, Title(id), DaysOf(id))),
    ];

    /// <summary>The area itself, its prefecture, its province, the nation.</summary>
    private static IEnumerable<string?> Areas(string? jurisdiction)
    {
        if (jurisdiction is { Length: 6 })
        {
            yield return jurisdiction;
            if (!jurisdiction.EndsWith("00", StringComparison.Ordinal))
                yield return jurisdiction[..4] + "00";
            if (!jurisdiction.EndsWith("0000", StringComparison.Ordinal))
                yield return jurisdiction[..2] + "0000";
        }

        yield return null;
    }
}
