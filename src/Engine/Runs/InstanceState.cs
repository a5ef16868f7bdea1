using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;

namespace Qingyi.Engine.Runs;

public enum InstanceStatus
{
    Running,
    Finished,
}

/// <summary>A cancelled or faulted instance is <see cref="InstanceStatus.Finished"/> with that sub-status.</summary>
public enum InstanceSubStatus
{
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}

/// <summary>An activity that has begun and not ended: it waits, waits for its children, or is held by an incident.</summary>
/// <param name="Id">Id of the execution.</param>
/// <param name="ParentId">Execution of the container around it.</param>
/// <param name="ActivityId">The node; <c>Workflow1</c> is the workflow itself.</param>
/// <param name="IsFaulted">Held by an incident.</param>
/// <param name="Inputs">Evaluated inputs by name, sensitive ones left out.</param>
public sealed record OpenExecution(string Id, string? ParentId, string ActivityId, bool IsFaulted, JsonObject? Inputs);

/// <summary>All that is kept of an instance between two bursts. Only a <see cref="Burst"/> changes it, and only its own copy.</summary>
public sealed class InstanceState
{
    internal InstanceState(InstanceData data) => Data = data;

    internal InstanceData Data { get; }

    public string Id => Data.Id;

    public string DefinitionId => Data.DefinitionId;

    /// <summary>Id of the version that the instance runs on.</summary>
    public string VersionId => Data.VersionId;

    /// <summary>Number of that version.</summary>
    public int Version => Data.Version;

    public string? ParentInstanceId => Data.ParentInstanceId;

    public string? CorrelationId => Data.CorrelationId;

    public string? Name => Data.Name;

    public InstanceStatus Status => Data.Status;

    public InstanceSubStatus SubStatus => Data.SubStatus;

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt => Data.CreatedAt;

    /// <summary>UTC.</summary>
    public DateTimeOffset UpdatedAt => Data.UpdatedAt;

    /// <summary>UTC; null while it runs.</summary>
    public DateTimeOffset? FinishedAt => Data.FinishedAt;

    /// <summary>In the order of their creation.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => Data.Bookmarks;

    /// <summary>
    /// Under <c>Hold</c> the open ones: a retry that succeeds, and a cancellation of the step, remove theirs. Under Elsa's strategies all that happened.
    /// </summary>
    public IReadOnlyList<Incident> Incidents => Data.Incidents;

    /// <summary>What has begun and not ended, containers first.</summary>
    public IReadOnlyList<OpenExecution> Executions =>
    [
        .. Data.Executions.Select(e => new OpenExecution(
            e.Id, e.ParentId, e.ActivityId, e.Status == ExecutionStatus.Faulted, e.Inputs is null ? null : Json(e.Inputs))),
    ];

    /// <summary>Workflow variables by id. Names, which may repeat, are in the definition.</summary>
    public JsonObject Variables => Json(Data.Variables);

    public JsonObject Input => Json(Data.Input);

    public JsonObject Output => Json(Data.Output);

    /// <exception cref="JsonException">The text is not the state of an instance.</exception>
    public static InstanceState FromJson(string json) => new(StateReader.Read(json));

    /// <summary>Compact JSON; <see cref="FromJson"/> reads it back without loss.</summary>
    public string ToJson() => StateWriter.Write(Data);

    /// <summary>
    /// Text that is equal for instances of one version from which everything goes on alike: ids, instants, journal and what has ended are left out. Outputs of
    /// steps count only where asked for, since only <c>getOutputFrom</c> and its like read them later.
    /// </summary>
    public string Shape(bool withOutputs) => InstanceShape.Of(Data, withOutputs);

    internal InstanceState Copy() => new(Data.Copy());

    internal static JsonObject Json(IEnumerable<KeyValuePair<string, JsonNode?>> values)
    {
        var json = new JsonObject();
        foreach (var (name, value) in values)
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }
}
