using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qingyi.Rules.Figures;

/// <summary>One file of <c>rules/schedules</c>: either the dated figures of a statute or one benchmark of discretion.</summary>
public sealed record ScheduleFile
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The key of the schedule, unique together with the jurisdiction and (for benchmarks) the first day.</summary>
    public required string Id { get; init; }

    /// <summary>What the figures belong to, as cited: <c>医师法</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Six-digit area code that the schedule holds for; null: the national default.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Figures by date in force; exactly one of editions and benchmark is given.</summary>
    public IReadOnlyList<FigureEdition>? Editions { get; init; }

    public Benchmark? Benchmark { get; init; }
}

/// <summary>Figures in force from a day (inclusive) to a day (exclusive; null: no end known).</summary>
public sealed record FigureEdition
{
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Where the figures stand: promulgation or page; a figure of ours says so.</summary>
    public required string Source { get; init; }

    public IReadOnlyDictionary<string, decimal> Values { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Articles whose number changed between editions, by a fixed key.</summary>
    public IReadOnlyDictionary<string, string> Articles { get; init; } = new Dictionary<string, string>();

    public bool Holds(DateOnly day) => From <= day && (To is null || day < To);
}

/// <summary>A table of discretion by amount, for one side of the payment, in force from (inclusive) to (exclusive).</summary>
public sealed record Benchmark
{
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public required string Source { get; init; }

    /// <summary>in-force, expired or proposal; shown beside the answer.</summary>
    public required BenchmarkStatus Status { get; init; }

    /// <summary>The schedule of the statute whose range the table divides, e.g. <c>physicians-act</c>.</summary>
    public required string Statute { get; init; }

    public required string Article { get; init; }

    /// <summary>Who pays: patients or companies.</summary>
    public required IReadOnlyList<PayingSide> Sides { get; init; }

    /// <summary>Below this amount minor conduct may go unpunished (行政处罚法 33); null: the table knows no such line.</summary>
    public decimal? WaiverBelow { get; init; }

    public required IReadOnlyList<BenchmarkStep> Steps { get; init; }

    public bool Holds(DateOnly day) => From <= day && (To is null || day < To);
}

/// <summary>One row: amounts from (inclusive) to (exclusive; null: no end) and what the row proposes.</summary>
public sealed record BenchmarkStep
{
    public required string Label { get; init; }
    public required Grade Grade { get; init; }
    public required decimal From { get; init; }
    public decimal? To { get; init; }

    /// <summary>Lowest and highest fine of the row, in yuan.</summary>
    public IReadOnlyList<decimal>? Fine { get; init; }

    /// <summary>Lowest and highest months of suspension, one pair for each count of aggravating facts (0, 1, 2 and more).</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Suspension { get; init; }

    public bool Revocation { get; init; }
}

[JsonConverter(typeof(KebabCaseEnumConverter<BenchmarkStatus>))]
public enum BenchmarkStatus { InForce, Expired, Proposal }

[JsonConverter(typeof(KebabCaseEnumConverter<PayingSide>))]
public enum PayingSide { Patient, Company }

/// <summary>The grades of conduct, in rising order: not punished, waived, lenient, usual, heavy, serious (情节严重), especially serious.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Grade>))]
public enum Grade { None, Waived, Lenient, Usual, Heavy, Serious, EspeciallySerious }
