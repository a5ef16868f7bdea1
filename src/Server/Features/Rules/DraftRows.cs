namespace Qingyi.Server.Features.Rules;

/// <summary>A schedule that an organisation is writing; at most one open draft a line. It is kept whatever stands in it.</summary>
public sealed class ScheduleDraftRow
{
    public required string Id { get; init; }
    public required string Key { get; init; }

    /// <summary>Six-digit area code; empty for the nation.</summary>
    public required string Jurisdiction { get; init; }
    public required string OrganisationId { get; init; }
    public required string Path { get; init; }

    /// <summary>Version that it was derived from; null for a schedule of a new line.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Version that ends on the day from which this one holds; null where nothing ends.</summary>
    public string? Succeeds { get; init; }

    /// <summary>JSON of the form as typed: what cannot be read as a figure is kept as it was written.</summary>
    public required string Typed { get; set; }

    /// <summary>Hash of the schedule that the form gives, or of the form where it gives none.</summary>
    public required string Hash { get; set; }

    /// <summary>One of <see cref="ScheduleDraftState"/>.</summary>
    public required string State { get; set; }

    /// <summary>Everybody who wrote in it, a space between: none of them approves it.</summary>
    public required string Authors { get; set; }
    public required string SavedBy { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>Why it is to be published.</summary>
    public string? Reason { get; set; }
    public string? SubmittedBy { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>The simulation that is attached.</summary>
    public string? SimulationId { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Opinion { get; set; }
    public long Version { get; set; }
}

/// <summary>Where a draft stands. Stored; never renamed.</summary>
public static class ScheduleDraftState
{
    public const string Draft = "draft";
    public const string Submitted = "submitted";
    public const string Published = "published";
    public const string Discarded = "discarded";
}

/// <summary>One run of a draft over the stored gradings. What is done stands in the same commit as the cases that it was done for.</summary>
public sealed class SimulationRow
{
    public required string Id { get; init; }
    public required string DraftId { get; init; }
    public required string OrganisationId { get; init; }
    public required string Path { get; init; }

    /// <summary>Hash of the draft that was tried.</summary>
    public required string Hash { get; init; }

    /// <summary>The schedules that were tried, a JSON array of texts: the draft, and what ends because of it.</summary>
    public required string Changes { get; init; }

    /// <summary>Hash of the rule set that it was compared with.</summary>
    public required string RuleSet { get; init; }

    /// <summary><c>running</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string State { get; set; }

    /// <summary>Cases to look at, and looked at so far; a case without a grading is passed over.</summary>
    public required int Total { get; set; }
    public int Done { get; set; }

    /// <summary>The last case that was looked at.</summary>
    public string LastCase { get; set; } = "";
    public required string StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public long Version { get; set; }
}

/// <summary>What became of one stored grading.</summary>
public sealed class SimulatedCaseRow
{
    public required string SimulationId { get; init; }
    public required string CaseId { get; init; }
    public required bool Changed { get; init; }
    public required string OldTier { get; init; }
    public required string NewTier { get; init; }
    public required string OldSeverity { get; init; }
    public required string NewSeverity { get; init; }

    /// <summary>Proposed fine in fen; null where none is proposed.</summary>
    public long? OldFine { get; init; }
    public long? NewFine { get; init; }

    /// <summary>Proposed months of suspension.</summary>
    public int? OldMonths { get; init; }
    public int? NewMonths { get; init; }
    public bool OldRevocation { get; init; }
    public bool NewRevocation { get; init; }
}
