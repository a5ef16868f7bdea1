namespace Qingyi.Server.Storage;

/// <summary>A version of a workflow definition. Published ones never change and are never deleted.</summary>
public sealed class DefinitionRow
{
    /// <summary>Version id, unique over all versions.</summary>
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string Name { get; set; }
    public required int Version { get; init; }
    public required string OrganisationId { get; init; }
    public required string Json { get; set; }

    /// <summary>SHA-256 of the shipped file, null for editions made here.</summary>
    public string? ShippedHash { get; init; }
    public bool IsPublished { get; set; }
    public bool IsLatest { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A running or finished workflow instance: the engine's compact state and the version that guards it.</summary>
public sealed class InstanceRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string DefinitionId { get; init; }
    public required string VersionId { get; set; }

    /// <summary>Number of that version.</summary>
    public int DefinitionVersion { get; set; }
    public string? ParentId { get; init; }
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public required string Status { get; set; }
    public required string SubStatus { get; set; }

    /// <summary>Incidents in its state.</summary>
    public int Incidents { get; set; }
    public required string State { get; set; }
    public long Version { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>What an instance waits for.</summary>
public sealed class BookmarkRow
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string CaseId { get; init; }
    public required string ActivityId { get; set; }
    public required string Name { get; init; }
    public required string Payload { get; set; }

    /// <summary>What the outside knows the wait by: name of the event, id of the external task, id of the child.</summary>
    public string? Key { get; init; }

    /// <summary>UTC; the sweep resumes it then.</summary>
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One line of an instance's journal.</summary>
public sealed class JournalRow
{
    public long Id { get; init; }
    public required string CaseId { get; init; }
    public required string InstanceId { get; init; }

    /// <summary>From 1 within the instance.</summary>
    public int Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string NodeId { get; init; }
    public required string Type { get; init; }
    public int TypeVersion { get; init; }
    public string? ActivityName { get; init; }
    public string ExecutionId { get; init; } = "";
    public string? ParentExecutionId { get; init; }
    public required string Event { get; init; }
    public string? Outcomes { get; init; }
    public string? Message { get; init; }

    /// <summary>JSON of the evaluated inputs, on <c>Suspended</c> and <c>Completed</c>; sensitive ones left out.</summary>
    public string? ActivityState { get; init; }

    /// <summary>JSON of the outputs, on <c>Completed</c>.</summary>
    public string? Outputs { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A step that could not be done: it waits for the supervisor.</summary>
public sealed class IncidentRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string InstanceId { get; init; }
    public required string ActivityId { get; set; }
    public required string ActivityName { get; set; }

    /// <summary>Code of the refusal, or <c>fault</c>.</summary>
    public string Code { get; init; } = "fault";
    public required string Message { get; init; }

    /// <summary>The inner step that is held; null for a step of a drawing.</summary>
    public long? StepId { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary><c>retried</c>, <c>skipped</c>, <c>handed-over</c>, <c>cancelled</c>, or <c>overtaken</c> by what happened in its instance.</summary>
    public string? Resolution { get; set; }
    public string? ResolvedBy { get; set; }

    /// <summary>The sealed text of the reason.</summary>
    public string? ReasonText { get; set; }
}
