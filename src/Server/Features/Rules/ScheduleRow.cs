namespace Qingyi.Server.Features.Rules;

/// <summary>
/// One version of a schedule. Its content never changes; only its state does. The line of a schedule is its key with the area that it holds for, and at
/// most one version of a line is published.
/// </summary>
public sealed class ScheduleRow
{
    /// <summary><c>national-2022-patient-v1</c>, with the area <c>national-2022-patient@370100-v1</c>.</summary>
    public required string Id { get; init; }
    public required string Key { get; init; }

    /// <summary>Six-digit area code; empty for the nation.</summary>
    public required string Jurisdiction { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }

    /// <summary>The schedule file as <see cref="Qingyi.Rules.Figures.ScheduleFile"/> reads it.</summary>
    public required string Json { get; init; }

    /// <summary>Hash of the content, whatever its layout.</summary>
    public required string Hash { get; init; }

    /// <summary><see cref="ScheduleSource.Shipped"/> or <see cref="ScheduleSource.Own"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Who published it; empty for what ships.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>One of <see cref="ScheduleState"/>.</summary>
    public required string State { get; set; }

    /// <summary>The draft that it was approved as.</summary>
    public string? DraftId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Key and area in one: how addresses name the line.</summary>
    public string Line => LineOf(Key, Jurisdiction);

    public static string LineOf(string key, string? jurisdiction) => string.IsNullOrEmpty(jurisdiction) ? key : $"{key}@{jurisdiction}";

    public static string IdOf(string key, string? jurisdiction, int version) => FormattableString.Invariant($"{LineOf(key, jurisdiction)}-v{version}");
}

/// <summary>Where a version came from. Stored; never renamed.</summary>
public static class ScheduleSource
{
    public const string Shipped = "shipped";
    public const string Own = "own";
}

/// <summary>Where a version stands. Stored; never renamed.</summary>
public static class ScheduleState
{
    /// <summary>Grades.</summary>
    public const string Published = "published";

    /// <summary>Shipped after somebody had published an edition of their own; waits to be taken over or not.</summary>
    public const string Offered = "offered";

    /// <summary>Graded once; kept for replay.</summary>
    public const string Ended = "ended";

    /// <summary>Offered, then overtaken by a later one.</summary>
    public const string Passed = "passed";
}

/// <summary>Which edition of the rules and which versions of the schedules a rule set's hash stands for, so that a stored grading finds them again.</summary>
public sealed class RuleSetRow
{
    public required string Hash { get; init; }
    public required string Edition { get; init; }

    /// <summary>JSON array of version ids.</summary>
    public required string Schedules { get; init; }
    public required DateTimeOffset At { get; init; }
}
