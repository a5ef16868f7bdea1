using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Qingyi.Engine.Runs;

internal enum ExecutionStatus
{
    /// <summary>Scheduled; lives only within a burst.</summary>
    Pending,

    /// <summary>Started: waiting at a bookmark, or for its children.</summary>
    Running,

    /// <summary>Held by an incident.</summary>
    Faulted,
}

/// <summary>One unfinished execution of a node. Finished ones leave the state; the journal remembers them.</summary>
internal sealed class Execution
{
    public required string Id { get; init; }

    public required string ActivityId { get; init; }

    public string? ParentId { get; init; }

    public ExecutionStatus Status { get; set; }

    /// <summary>The activity that started the instance; a trigger completes instead of waiting.</summary>
    public bool IsTrigger { get; set; }

    /// <summary>A Break inside asked the container to end.</summary>
    public bool IsBreaking { get; set; }

    /// <summary>The step itself has completed, but the container around it could not go on.</summary>
    public IReadOnlyList<string>? CompletedWith { get; set; }

    /// <summary>Joins in WaitAny mode that have already run without this branch.</summary>
    public IReadOnlyList<string>? Late { get; set; }

    /// <summary>Variables declared here, by id.</summary>
    public Dictionary<string, JsonNode?>? Variables { get; set; }

    /// <summary>What a container remembers between its children.</summary>
    public Dictionary<string, JsonNode?>? Memory { get; set; }

    /// <summary>What a flowchart remembers.</summary>
    public FlowState? Flow { get; set; }

    /// <summary>Evaluated inputs by name, sensitive ones left out.</summary>
    public Dictionary<string, JsonNode?>? Inputs { get; set; }

    [JsonIgnore]
    public Dictionary<string, JsonNode?>? Outputs { get; set; }
}

/// <summary>Where a running flowchart began, and what has arrived at joins that still wait.</summary>
internal sealed class FlowState
{
    public required string Start { get; init; }

    public List<Token> Tokens { get; init; } = [];
}

/// <summary>A followed arrow whose target has not run for it yet.</summary>
internal sealed record Token(string Source, string Port, string Target, IReadOnlyList<string>? Late);

internal sealed class InstanceData
{
    public int Schema { get; init; } = 1;

    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string VersionId { get; set; }

    public int Version { get; set; }

    public string? ParentInstanceId { get; init; }

    public string? ParentExecutionId { get; init; }

    /// <summary>Nobody waits for its end, though a parent started it.</summary>
    public bool IsDetached { get; set; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public InstanceStatus Status { get; set; }

    public InstanceSubStatus SubStatus { get; set; }

    public string? TriggerActivityId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Of the last journal entry.</summary>
    public int Sequence { get; set; }

    public List<Execution> Executions { get; init; } = [];

    public List<Bookmark> Bookmarks { get; init; } = [];

    public List<Incident> Incidents { get; init; } = [];

    /// <summary>Workflow variables by id.</summary>
    public Dictionary<string, JsonNode?> Variables { get; init; } = [];

    public Dictionary<string, JsonNode?> Input { get; init; } = [];

    public Dictionary<string, JsonNode?> Output { get; init; } = [];

    /// <summary>Last outputs of each activity, by activity id and output name.</summary>
    public Dictionary<string, Dictionary<string, JsonNode?>> ActivityOutputs { get; init; } = [];

    public JsonNode? LastResult { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(InstanceData))]
internal sealed partial class InstanceJson : JsonSerializerContext;

internal static class StateJson
{
    /// <summary>Chinese text stays readable; the state is never put into a page as it is.</summary>
    public static readonly InstanceJson Compact = new(new JsonSerializerOptions(InstanceJson.Default.Options)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
