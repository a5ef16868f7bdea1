using System.Text.Json.Nodes;

namespace Qingyi.Engine.Runs;

/// <summary>
/// What an instance consists of. JSON values in it are never changed in place but replaced, so that copies may share them.
/// </summary>
internal sealed class InstanceData
{
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
    public ValueMap Variables { get; init; } = [];

    public ValueMap Input { get; init; } = [];

    public ValueMap Output { get; init; } = [];

    /// <summary>Last outputs of each activity, by activity id and output name.</summary>
    public Dictionary<string, ValueMap>? ActivityOutputs { get; set; }

    public JsonNode? LastResult { get; set; }

    /// <summary>A copy that a burst can work on; it starts as this one is and neither sees what happens to the other.</summary>
    public InstanceData Copy()
    {
        var copy = new InstanceData
        {
            Id = Id,
            DefinitionId = DefinitionId,
            VersionId = VersionId,
            Version = Version,
            ParentInstanceId = ParentInstanceId,
            ParentExecutionId = ParentExecutionId,
            IsDetached = IsDetached,
            CorrelationId = CorrelationId,
            Name = Name,
            Status = Status,
            SubStatus = SubStatus,
            TriggerActivityId = TriggerActivityId,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            FinishedAt = FinishedAt,
            Sequence = Sequence,
            Executions = new(Executions.Count),
            Bookmarks = [.. Bookmarks],
            Incidents = [.. Incidents],
            Variables = new(Variables),
            Input = new(Input),
            Output = new(Output),
            ActivityOutputs = ActivityOutputs is null ? null : new(ActivityOutputs.Count),
            LastResult = LastResult,
        };
        foreach (var execution in Executions)
        {
            copy.Executions.Add(execution.Copy());
        }

        foreach (var (activity, outputs) in ActivityOutputs ?? [])
        {
            copy.ActivityOutputs!.Add(activity, new(outputs));
        }

        return copy;
    }
}
