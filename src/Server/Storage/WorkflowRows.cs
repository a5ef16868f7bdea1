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
    public required string VersionId { get; init; }
    public string? ParentId { get; init; }
    public required string Status { get; set; }
    public required string SubStatus { get; set; }
    public required string State { get; set; }
    public long Version { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>What an instance waits for.</summary>
public sealed class BookmarkRow
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string CaseId { get; init; }
    public required string ActivityId { get; init; }
    public required string Name { get; init; }
    public required string Payload { get; init; }
}

/// <summary>One line of an instance's journal.</summary>
public sealed class JournalRow
{
    public long Id { get; init; }
    public required string CaseId { get; init; }
    public required string InstanceId { get; init; }
    public required string ActivityId { get; init; }
    public required string NodeId { get; init; }
    public required string Type { get; init; }
    public required string Event { get; init; }
    public string? Outcomes { get; init; }
    public string? Message { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>An automatic step that could not be done: it waits for the supervisor.</summary>
public sealed class IncidentRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string InstanceId { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityName { get; init; }
    public required string Message { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ResolvedAt { get; set; }
}
