using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>Activities connected by arrows. README.md of this project says how joins and loops are decided.</summary>
[Activity("Elsa", "Flowchart", DisplayName = "流程图", Category = "流程", Description = "由箭头连接的一组活动")]
internal sealed class Flowchart : Container
{
    private readonly ConcurrentDictionary<Node, FlowGraph> _graphs = new();
    private IReadOnlyList<Node> _members = [];
    private Node? _start;

    /// <summary>In the order of the file, equal ones once, those with a missing end left out.</summary>
    public IReadOnlyList<FlowArrow> Arrows { get; private set; } = [];

    public IReadOnlyList<Connection> Connections { get; private set; } = [];

    public FlowGraph? DefaultGraph { get; private set; }

    public override void Bind(Node self)
    {
        _members = self.Children;
        Arrows = [.. self.Json.Items("connections").OfType<JsonObject>().Select(Arrow).OfType<FlowArrow>().Distinct()];
        var targets = Arrows.Select(a => a.Target).ToHashSet();
        _start = _members.FirstOrDefault(m => m.Type == "Elsa.Start")
            ?? _members.FirstOrDefault(m => m.CanStartWorkflow)
            ?? _members.FirstOrDefault(m => !targets.Contains(m))
            ?? (_members.Count > 0 ? _members[0] : null);
        DefaultGraph = _start is null ? null : new FlowGraph(_start, Arrows);
        Connections = [.. Arrows.Select(a => new Connection(a.Source, a.Port, a.Target, DefaultGraph?.IsBackward(a) == true))];
    }

    public FlowGraph GraphFrom(Node start) =>
        start == _start ? DefaultGraph! : _graphs.TryGetValue(start, out var graph) ? graph : _graphs.GetOrAdd(start, new FlowGraph(start, Arrows));

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var trigger = context.Run.Data.TriggerActivityId is { } id && context.Execution.Parent?.Parent is null ? Member(id) : null;
        if ((trigger ?? _start) is not { } start)
        {
            context.CompleteActivity();
            return;
        }

        context.Execution.Remembered = new FlowState { Start = start.Id };
        context.Run.Schedule(context.Execution, start).IsTrigger = trigger is not null;
    }

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes)
    {
        if (child.Descriptor?.IsTerminal == true)
        {
            context.CompleteActivity();
            return;
        }

        var flow = context.Execution.Flow!;
        if (flow.Tokens.Count > 0 || context.Run.HasChildren(context.Execution) || !FollowAlone(context, Graph(flow, context), child, execution.Late, outcomes))
        {
            new FlowRound(context, this).Follow(child, execution.Late ?? [], outcomes);
        }
    }

    /// <summary>The graph of a running chart, seen from where it began.</summary>
    public FlowGraph Graph(FlowState flow, ActivityExecutionContext context) =>
        GraphFrom(flow.Start == _start?.Id ? _start : context.Run.Workflow.Require(flow.Start));

    /// <summary>The usual case in few steps: nothing else moves in the chart, so nothing can come and nobody waits. False when it is not so simple.</summary>
    private static bool FollowAlone(ActivityExecutionContext context, FlowGraph graph, Node child, IReadOnlyList<string>? late, IReadOnlyList<string> outcomes)
    {
        FlowArrow? only = null;
        var arrows = graph.Out(child);
        for (var i = 0; i < arrows.Count; i++)
        {
            if (outcomes.Contains(arrows[i].Port))
            {
                if (only is not null || arrows[i].Target.Activity is FlowJoin || graph.IsBackward(arrows[i]))
                {
                    return false;
                }

                only = arrows[i];
            }
        }

        if (only is null || late?.Contains(only.Target.Id) == true)
        {
            context.CompleteActivity();
        }
        else
        {
            context.Run.Schedule(context.Execution, only.Target, late: late);
        }

        return true;
    }

    /// <summary>An arrow of the file; null when one of its ends is no member of the chart.</summary>
    public FlowArrow? Arrow(JsonObject json)
    {
        // The older form is flat: {source, target, sourcePort, targetPort}.
        var (source, port, target) = json["source"] is JsonObject from && json["target"] is JsonObject to
            ? (from.Text("activity"), from.Text("port"), to.Text("activity"))
            : (json.Text("source"), json.Text("sourcePort"), json.Text("target"));
        return Member(source) is { } a && Member(target) is { } b ? new FlowArrow(a, port ?? "Done", b) : null;
    }

    private Node? Member(string? id) => _members.FirstOrDefault(m => m.Id == id);
}
