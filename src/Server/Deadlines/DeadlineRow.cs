namespace Qingyi.Server.Deadlines;

/// <summary>A deadline: this row is the authority, Quartz only rings the bell.</summary>
public sealed class DeadlineRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public string? TaskId { get; init; }

    /// <summary>The entry of a register whose duty it is.</summary>
    public string? EntryId { get; init; }

    /// <summary>Key of the duty in the register's definition.</summary>
    public string? Duty { get; init; }

    /// <summary>Id of the legal limit.</summary>
    public required string Limit { get; init; }
    public required string Title { get; init; }

    /// <summary>Working days that the drawing set in place of the table's amount.</summary>
    public int? Workdays { get; init; }
    /// <summary>Units of the limit that the unit of a register set in place of the table's amount.</summary>
    public int? Amount { get; init; }
    public required DateTimeOffset StartAt { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public required DateOnly DueOn { get; set; }

    /// <summary>JSON array of the derivation: event, article, rule, calendar version, pauses.</summary>
    public required string Derivation { get; set; }
    public required string Article { get; init; }
    public required string CalendarVersion { get; set; }

    /// <summary><c>running</c>, <c>paused</c>, <c>met</c>, <c>missed</c> (done late) or <c>lapsed</c>.</summary>
    public required string State { get; set; }
    public DateTimeOffset? MetAt { get; set; }
    public DateTimeOffset? PausedAt { get; set; }
    public long Version { get; set; }
}

/// <summary>One rung of a deadline's ladder, and when it rings.</summary>
public sealed class RungRow
{
    public required string DeadlineId { get; init; }
    public required int Rung { get; init; }

    /// <summary><c>remind</c>, <c>section-head</c>, <c>leader-in-charge</c>, <c>principal-leader</c> or <c>upper-commission</c>.</summary>
    public required string Recipient { get; init; }
    public required DateTimeOffset At { get; set; }
    public DateTimeOffset? FiredAt { get; set; }

    /// <summary>When a sweep found its instant past and its deadline ended: it never rings, and no sweep looks at it again.</summary>
    public DateTimeOffset? PassedAt { get; set; }
}

/// <summary>The ledger of firings: the key (deadline, rung) makes each rung ring once, whoever sweeps.</summary>
public sealed class FiringRow
{
    public required string DeadlineId { get; init; }
    public required int Rung { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Node { get; init; }
}

/// <summary>What reached a leader.</summary>
public sealed class EscalationRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string DeadlineId { get; init; }
    public required int Rung { get; init; }
    public required string Recipient { get; set; }

    /// <summary>The rung that it was meant for, where everybody there is away without a substitute and it went higher at once; null: it reached its rung.</summary>
    public string? Instead { get; set; }

    /// <summary>Role that must look, within the organisation of this path.</summary>
    public required string Role { get; set; }
    public required string OrganisationId { get; set; }

    /// <summary>The one person addressed (a reminder to the handler), or null for whoever holds the role.</summary>
    public string? AccountId { get; set; }
    public required string Sentence { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
    public string? ReadBy { get; set; }

    /// <summary>The absent person for whom it was read and answered.</summary>
    public string? ReadFor { get; set; }
    public string? ReplyText { get; set; }
    public DateTimeOffset? RepliedAt { get; set; }
}
