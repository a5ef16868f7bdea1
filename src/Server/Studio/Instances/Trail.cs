using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Moves;

namespace Qingyi.Server.Studio.Instances;

/// <summary>One line of an instance's journal, tied to the execution that it tells of.</summary>
public sealed record TrailLine(JournalRow Row, TrailExecution Execution);

/// <summary>One execution of a node, from its start to its end or to now.</summary>
public sealed class TrailExecution
{
    /// <summary>Id of the instance and of the execution in one: whoever asks for it later names the instance with it.</summary>
    public required string Id { get; init; }

    /// <summary>As the drawing names it that the instance runs on now.</summary>
    public required string ActivityId { get; init; }
    public required string NodeId { get; init; }
    public required string Type { get; init; }
    public required int TypeVersion { get; init; }
    public required string? Name { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required TrailExecution? Parent { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Running, Completed, Canceled or Faulted.</summary>
    public string Status { get; set; } = "Running";
    public bool Waits { get; set; }
    public JsonObject State { get; set; } = [];
    public JsonObject Outputs { get; set; } = [];
    public string? Fault { get; set; }
    public bool IsOpen => Status == "Running" || (Status == "Faulted" && EndedAt is null);
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;
}

/// <summary>What happened in an instance: its journal as lines, and the executions that they make up.</summary>
public sealed class Trail
{
    private Trail(IReadOnlyList<TrailLine> lines) => Lines = lines;

    /// <summary>In the order in which it happened.</summary>
    public IReadOnlyList<TrailLine> Lines { get; }

    public IEnumerable<TrailExecution> Executions => Lines.Select(l => l.Execution).Distinct();

    public static async Task<Trail> Read(CaseDb db, OneInstance instance, CancellationToken cancellation)
    {
        var rows = await db.Journal.AsNoTracking().Where(j => j.InstanceId == instance.Row.Id).OrderBy(j => j.Sequence).ThenBy(j => j.Id).ToListAsync(cancellation);
        var moved = await MovedSteps.Of(db, instance.Row.CaseId, cancellation);
        var executions = new Dictionary<string, TrailExecution>(StringComparer.Ordinal);
        var lines = new List<TrailLine>();
        foreach (var row in rows)
        {
            if (!executions.TryGetValue(row.ExecutionId, out var execution))
            {
                var step = moved.Today(instance.Row.DefinitionId, row.ActivityId, row.At);
                executions[row.ExecutionId] = execution = Begin(row, step, instance.NodeIdOf(step) ?? row.NodeId, row.ParentExecutionId is { } parent ? executions.GetValueOrDefault(parent) : null);
            }

            Tell(execution, row);
            lines.Add(new TrailLine(row, execution));
        }

        Settle(executions.Values, instance);
        return new Trail(lines);
    }

    private static TrailExecution Begin(JournalRow row, string step, string nodeId, TrailExecution? parent) => new()
    {
        Id = IdOf(row.InstanceId, row.ExecutionId),
        ActivityId = step,
        NodeId = nodeId,
        Type = row.Type,
        TypeVersion = row.TypeVersion,
        Name = row.ActivityName,
        StartedAt = row.At,
        Parent = parent,
    };

    private static void Tell(TrailExecution execution, JournalRow row)
    {
        execution.State = Values(row.ActivityState) ?? execution.State;
        switch (row.Event)
        {
            case "Completed" or "Canceled":
                execution.Status = row.Event;
                execution.EndedAt = row.At;
                execution.Outputs = Values(row.Outputs) ?? [];
                break;
            case "Faulted":
                execution.Status = row.Event;
                execution.Fault = row.Message;
                break;
            case "Started" or "Resumed":
                execution.Status = "Running";
                execution.Fault = null;
                break;
        }
    }

    // What the journal leaves open waits in the state, or ended with the instance.
    private static void Settle(IEnumerable<TrailExecution> executions, OneInstance instance)
    {
        var waiting = instance.State.Bookmarks.Select(b => IdOf(instance.Row.Id, b.ExecutionId)).ToHashSet(StringComparer.Ordinal);
        foreach (var left in executions.Where(e => e.EndedAt is null))
        {
            left.Waits = waiting.Contains(left.Id);
            if (instance.State.Status == InstanceStatus.Finished)
            {
                left.Status = left.Status == "Faulted" ? "Faulted" : "Canceled";
                left.EndedAt = instance.State.FinishedAt;
            }
        }
    }

    private static JsonObject? Values(string? json) => json is null ? null : JsonNode.Parse(json) as JsonObject;

    public TrailExecution? Find(string? executionId) => Executions.FirstOrDefault(e => e.Id == executionId);

    /// <summary>The instance that an execution's id names.</summary>
    public static string? InstanceOf(string? executionId) => executionId?.Split('.')[0];

    public static string IdOf(string instanceId, string executionId) => $"{instanceId}.{executionId}";
}
