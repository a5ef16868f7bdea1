namespace Qingyi.Server.Studio.Moves;

/// <summary>A plan to take running cases from one version of a procedure to the edition that is published now, their whole set with it.</summary>
public sealed class MoveRow
{
    public required string Id { get; init; }

    /// <summary>Procedure key.</summary>
    public required string Definition { get; init; }

    /// <summary>Whose plan it is: it covers the cases of this organisation and those below that its author may see.</summary>
    public required string OrganisationId { get; init; }
    public required string Path { get; init; }

    /// <summary>Version ids of the procedure.</summary>
    public required string FromVersion { get; init; }
    public required string ToVersion { get; init; }

    /// <summary>JSON: new activity ids by old ones, by definition; an empty id says that there is no counterpart. Only what differs from the proposal's defaults.</summary>
    public required string Map { get; set; }

    /// <summary>JSON: the set that cases of an organisation move to, by organisation; fixed by the dry run.</summary>
    public required string Targets { get; set; }

    /// <summary><c>draft</c>, <c>checked</c> (a dry run stands), <c>approved</c>, <c>running</c> or <c>done</c>.</summary>
    public required string State { get; set; }
    public required string Reason { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? CheckedAt { get; set; }
    public string? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public string? ApprovalReason { get; set; }
    public string? StartedBy { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public long Version { get; set; }
}

/// <summary>One case of a plan: what the dry run said, and what became of it.</summary>
public sealed class MoveCaseRow
{
    public required string MoveId { get; init; }
    public required string CaseId { get; init; }

    /// <summary><c>fine</c>, <c>needs-mapping</c> or <c>impossible</c>.</summary>
    public required string Verdict { get; set; }

    /// <summary>JSON array of sentences.</summary>
    public required string Reasons { get; set; }

    /// <summary>Version of the case that the verdict was found at.</summary>
    public required long CaseVersion { get; set; }

    /// <summary><c>waiting</c>, <c>moved</c> or <c>stays</c>.</summary>
    public required string State { get; set; }
    public DateTimeOffset? At { get; set; }
}
