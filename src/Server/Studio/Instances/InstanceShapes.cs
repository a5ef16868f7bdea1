using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio.Instances;

// What the instance viewer of Studio reads. Names and texts of enumerations are Studio's; lists are never null.

/// <param name="Items">One page.</param>
/// <param name="TotalCount">Of all pages.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int TotalCount);

public sealed record ListOf<T>(IReadOnlyList<T> Items, int Count);

/// <param name="CorrelationId">The case number.</param>
/// <param name="Name">The case's title.</param>
public sealed record InstanceSummary(
    string Id, string DefinitionId, string DefinitionVersionId, int Version, string Status, string SubStatus, string CorrelationId, string Name,
    int IncidentCount, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);

/// <summary>A summary with all that the engine keeps.</summary>
public sealed record InstanceDetail(
    string Id, string DefinitionId, string DefinitionVersionId, int Version, string Status, string SubStatus, string CorrelationId, string Name,
    int IncidentCount, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt, StateView WorkflowState)
{
    public bool IsSystem => false;
}

public sealed record StateView(
    string Id, string DefinitionId, string DefinitionVersionId, int DefinitionVersion, string CorrelationId, string Status, string SubStatus,
    IReadOnlyList<BookmarkView> Bookmarks, IReadOnlyList<IncidentView> Incidents, IncidentView? Fault, IReadOnlyList<ContextView> ActivityExecutionContexts,
    JsonObject Input, JsonObject Output, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt)
{
    public JsonObject Properties { get; } = [];
    public IReadOnlyList<string> CompletionCallbacks { get; } = [];
}

public sealed record BookmarkView(
    string Id, string Name, string Hash, JsonObject Payload, string ActivityId, string ActivityNodeId, string ActivityInstanceId, DateTimeOffset CreatedAt)
{
    public bool AutoBurn => true;
    public string? CallbackMethodName => null;
    public JsonObject Metadata { get; } = [];
}

public sealed record IncidentView(
    string ActivityId, string ActivityNodeId, string ActivityInstanceId, string ActivityType, string Message, ExceptionView? Exception, DateTimeOffset Timestamp);

public sealed record ExceptionView(string Type, string Message)
{
    public string? StackTrace => null;
    public ExceptionView? InnerException => null;
}

public sealed record ContextView(string Id, string? ParentContextId, string ScheduledActivityNodeId, string? OwnerActivityNodeId, JsonObject ActivityState)
{
    public JsonObject Properties { get; } = [];
    public IReadOnlyList<string> DynamicVariables { get; } = [];
}

public sealed record JournalRecord(
    string Id, string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string? ActivityName,
    string NodeId, DateTimeOffset Timestamp, int Sequence, string EventName, string? Message, JsonObject ActivityState, JsonObject? Payload)
{
    public string? Source => null;
}

/// <summary>The badge of a node.</summary>
public sealed record NodeStats(
    string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted, int AggregateFaultCount)
{
    public JsonObject Metadata { get; } = [];
}

public sealed record StatsReport(IReadOnlyList<NodeStats> Stats);

/// <param name="Status">Pending, Running, Completed, Canceled or Faulted.</param>
public record ExecutionSummary(
    string Id, string WorkflowInstanceId, string ActivityId, string ActivityNodeId, string ActivityType, int ActivityTypeVersion, string? ActivityName,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, bool HasBookmarks, string Status, int AggregateFaultCount, string? SchedulingActivityExecutionId, int CallStackDepth)
{
    public JsonObject Metadata { get; } = [];
}

/// <summary>An execution with its values.</summary>
public sealed record ExecutionRecord : ExecutionSummary
{
    public ExecutionRecord(ExecutionSummary of) : base(of)
    {
    }

    public required JsonObject ActivityState { get; init; }
    public required JsonObject Outputs { get; init; }
    public ExceptionView? Exception { get; init; }
    public JsonObject? Payload => null;
    public JsonObject Properties { get; } = [];
}

public sealed record CallStack(string ActivityExecutionId, IReadOnlyList<ExecutionSummary> Items, int TotalCount);

public sealed record VariableView(string Id, string Name, JsonNode? Value);

/// <param name="UpdatedAt">A later one makes Studio read everything again.</param>
public sealed record ExecutionState(string Status, string WorkflowSubStatus, DateTimeOffset UpdatedAt);

/// <summary>What Studio asks of a journal.</summary>
public sealed record JournalFilter
{
    public IReadOnlyList<string>? ActivityIds { get; init; }
    public IReadOnlyList<string>? ActivityNodeIds { get; init; }
    public IReadOnlyList<string>? ExcludedActivityTypes { get; init; }
    public IReadOnlyList<string>? EventNames { get; init; }
}

public sealed record JournalRequest(JournalFilter? Filter = null);

public sealed record ReportRequest(string? WorkflowInstanceId = null, IReadOnlyList<string>? ActivityNodeIds = null);
