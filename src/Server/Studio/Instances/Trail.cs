using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Instances;

/// <summary>One line of an instance's journal, tied to the execution that it tells of.</summary>
public sealed record TrailLine(JournalRow Row, int Sequence, TrailExecution Execution);

/// <summary>One execution of a node, from its start to its end or to now.</summary>
public sealed class TrailExecution
{
    /// <summary>Id of the instance and of the execution in one: whoever asks for it later names the instance with it.</summary>
    public required string Id { get; set; }
    public required string ActivityId { get; init; }
    public required string NodeId { get; init; }
    public required string Type { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public TrailExecution? Parent { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Running, Completed, Canceled or Faulted.</summary>
    public string Status { get; set; } = "Running";
    public bool Waits { get; set; }
    public JsonObject State { get; set; } = [];
    public IReadOnlyList<string> Outcomes { get; set; } = [];
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
        var rows = await db.Journal.AsNoTracking().Where(j => j.InstanceId == instance.Row.Id).OrderBy(j => j.Id).ToListAsync(cancellation);
        var open = new List<TrailExecution>();
        var lines = new List<TrailLine>();
        foreach (var row in rows)
        {
            var execution = open.Find(e => e.ActivityId == row.ActivityId && (row.Event != "Started" || e.Status == "Faulted"));
            if (execution is null)
            {
                execution = Begin(row, open, lines.Count + 1);
                open.Add(execution);
            }

            Tell(execution, row);
            open.RemoveAll(e => e.EndedAt is not null);
            lines.Add(new TrailLine(row, lines.Count + 1, execution));
        }

        Settle(open, instance);
        return new Trail(lines);
    }

    private static TrailExecution Begin(JournalRow row, List<TrailExecution> open, int sequence)
    {
        var around = row.NodeId.LastIndexOf(':') is > 0 and var end ? row.NodeId[..end] : null;
        return new TrailExecution
        {
            Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.InstanceId}.{sequence}"),
            ActivityId = row.ActivityId,
            NodeId = row.NodeId,
            Type = row.Type,
            StartedAt = row.At,
            Parent = open.FindLast(e => e.NodeId == around),
        };
    }

    private static void Tell(TrailExecution execution, JournalRow row)
    {
        switch (row.Event)
        {
            case "Completed" or "Canceled":
                execution.Status = row.Event;
                execution.EndedAt = row.At;
                execution.Outcomes = row.Outcomes?.Split(',') ?? [];
                break;
            case "Faulted":
                execution.Status = row.Event;
                execution.Fault = row.Message;
                break;
            default:
                execution.Status = "Running";
                break;
        }
    }

    // What the journal leaves open is what the state holds, or what ended with the instance.
    private static void Settle(List<TrailExecution> open, OneInstance instance)
    {
        var waiting = instance.State.Bookmarks.Select(b => b.ExecutionId).ToHashSet(StringComparer.Ordinal);
        var held = instance.Open.ToLookup(e => e.ActivityId, StringComparer.Ordinal);
        foreach (var same in open.GroupBy(e => e.ActivityId, StringComparer.Ordinal))
        {
            foreach (var (execution, state) in same.Zip(held[same.Key]))
            {
                execution.Id = IdOf(instance.Row.Id, state.Id);
                execution.Waits = waiting.Contains(state.Id);
                execution.State = state.Inputs ?? [];
            }
        }

        if (instance.State.Status == InstanceStatus.Finished)
        {
            foreach (var left in open)
            {
                left.Status = left.Status == "Faulted" ? "Faulted" : "Canceled";
                left.EndedAt = instance.State.FinishedAt;
            }
        }
    }

    public TrailExecution? Find(string? executionId) => Executions.FirstOrDefault(e => e.Id == executionId);

    /// <summary>The instance that an execution's id names.</summary>
    public static string? InstanceOf(string? executionId) => executionId?.Split('.')[0];

    public static string IdOf(string instanceId, string executionId) => $"{instanceId}.{executionId}";
}
