using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Server.Studio.Instances;

/// <summary>An instance in the words of Studio's viewer.</summary>
public static class InstanceAnswers
{
    public static InstanceDetail Detail(OneInstance i) => new(
        i.Row.Id, i.Row.DefinitionId, i.VersionId, i.Version, i.Row.Status, i.Row.SubStatus, i.Of.Number, i.Of.Title, i.OpenIncidents.Count,
        i.Row.CreatedAt, i.Row.UpdatedAt, i.State.FinishedAt, State(i));

    public static StateView State(OneInstance i)
    {
        var incidents = i.State.Incidents.Select(x => Incident(i, x)).ToList();
        return new StateView(
            i.Row.Id, i.Row.DefinitionId, i.VersionId, i.Version, i.Of.Number, i.Row.Status, i.Row.SubStatus,
            [.. i.State.Bookmarks.Select(b => Bookmark(i, b))], incidents, i.State.SubStatus == InstanceSubStatus.Faulted ? incidents.LastOrDefault() : null,
            [.. i.Open.Select(e => Context(i, e))],
            i.State.Input, i.State.Output, i.Row.CreatedAt, i.Row.UpdatedAt, i.State.FinishedAt);
    }

    public static IReadOnlyList<VariableView> Variables(OneInstance i)
    {
        var values = i.State.Variables;
        return [.. i.Workflow.Definition.Variables.Select(v => new VariableView(v.Id, v.Name, values[v.Id]?.DeepClone()))];
    }

    public static JournalRecord Line(OneInstance i, TrailLine line)
    {
        var row = line.Row;
        return new JournalRecord(
            string.Create(CultureInfo.InvariantCulture, $"{i.Row.Id}.{row.Id}"), line.Execution.Id, line.Execution.Parent?.Id, line.Execution.ActivityId, row.Type, row.TypeVersion, row.ActivityName,
            line.Execution.NodeId, row.At, row.Sequence, row.Event, row.Message, Shown(i, line.Execution.ActivityId, row.ActivityState is { } state ? JsonNode.Parse(state) as JsonObject : null),
            row.Outcomes is { } outcomes ? new JsonObject { ["Outcomes"] = new JsonArray([.. outcomes.Split(',').Select(o => (JsonNode)o)]) } : null);
    }

    public static NodeStats Stats(OneInstance i, string nodeId, IReadOnlyList<TrailExecution> executions) => new(
        executions[0].ActivityId, nodeId, executions.Count, executions.Count(e => e.Status == "Completed"), executions.Count(e => e.IsOpen),
        executions.Any(e => e.Waits), executions.Any(e => e.Status == "Faulted"), Faults(i, nodeId));

    public static ExecutionSummary Summary(OneInstance i, TrailExecution e) => new(
        e.Id, i.Row.Id, e.ActivityId, e.NodeId, e.Type, e.TypeVersion, e.Name, e.StartedAt, e.EndedAt, e.Waits, e.Status, Faults(i, e.NodeId), e.Parent?.Id, e.Depth);

    public static ExecutionRecord Record(OneInstance i, TrailExecution e) => new(Summary(i, e))
    {
        ActivityState = Shown(i, e.ActivityId, e.State),
        Outputs = (JsonObject)e.Outputs.DeepClone(),
        Exception = e.Fault is { } fault ? new ExceptionView("", fault) : null,
    };

    // The engine leaves sensitive inputs out; what a drawing no longer declares, or declares as sensitive now, is left out too.
    private static JsonObject Shown(OneInstance i, string activityId, JsonObject? inputs)
    {
        var declared = i.Workflow.FindNode(activityId)?.Descriptor?.Inputs.Where(d => !d.IsSensitive).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        return new JsonObject((inputs ?? []).Where(v => declared?.Contains(v.Key) == true).Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone())));
    }

    // Of the node and of everything in it.
    private static int Faults(OneInstance i, string nodeId) =>
        i.State.Incidents.Count(x => x.NodeId == nodeId || x.NodeId.StartsWith(nodeId + ":", StringComparison.Ordinal));

    private static BookmarkView Bookmark(OneInstance i, Bookmark b) => new(
        b.Id, b.Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(b.Id))), b.Payload, b.ActivityId, b.NodeId, Trail.IdOf(i.Row.Id, b.ExecutionId), b.CreatedAt);

    private static IncidentView Incident(OneInstance i, Incident x) => new(
        x.ActivityId, x.NodeId, Trail.IdOf(i.Row.Id, x.ExecutionId), x.ActivityType, x.Message,
        new ExceptionView(x.ExceptionType ?? x.RefusalCode ?? "", x.Message), x.Timestamp);

    private static ContextView Context(OneInstance i, OpenExecution e)
    {
        var owner = e.ParentId is { } parent ? i.Open.First(x => x.Id == parent) : null;
        return new ContextView(
            Trail.IdOf(i.Row.Id, e.Id), owner is null ? null : Trail.IdOf(i.Row.Id, owner.Id), i.NodeIdOf(e.ActivityId) ?? Node.WorkflowId,
            owner is null ? null : i.NodeIdOf(owner.ActivityId), Shown(i, e.ActivityId, e.Inputs));
    }
}
