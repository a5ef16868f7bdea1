using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Engine.Definitions.Checks;

/// <summary>Arrows of one flowchart: ends, ports, loops, nodes that nothing leads to.</summary>
internal sealed class ChartCheck(Node chart, FaultList faults)
{
    private readonly Flowchart _flow = (Flowchart)chart.Activity;

    public void Run()
    {
        CheckArrows();
        if (_flow.DefaultGraph is not { } graph)
        {
            faults.Warning("empty-chart", chart, $"{chart.Path}.activities", "流程图是空的。");
            return;
        }

        new CancelCheck(graph, faults).Run();
        var reached = chart.Children.Where(c => c.CanStartWorkflow).Select(_flow.GraphFrom).Append(graph).SelectMany(g => g.Reached).ToHashSet();
        foreach (var node in chart.Children)
        {
            if (!reached.Contains(node))
            {
                faults.Error("unreachable-node", node, node.Path, $"从开始走不到 “{node.DisplayText}”，它不会执行。请连上箭头或删去。");
            }
            else
            {
                CheckOutcomes(node);
                CheckJoin(node, graph);
            }
        }
    }

    private void CheckArrows()
    {
        var index = 0;
        foreach (var item in chart.Json.Items("connections"))
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{chart.Path}.connections[{index++}]");
            if (item is not JsonObject json || _flow.Arrow(json) is not { } arrow)
            {
                faults.Warning("loose-arrow", chart, path, "箭头的一端没有活动，执行时会被忽略。");
                continue;
            }

            CheckPort(arrow, path);
            var graph = _flow.DefaultGraph!;
            if (graph.IsReached(arrow.Source) && graph.IsBackward(arrow) && !graph.IsValidLoop(arrow))
            {
                faults.Error(
                    "invalid-loop",
                    arrow.Source,
                    path,
                    $"从 “{arrow.Source.DisplayText}” 返回 “{arrow.Target.DisplayText}” 的箭头无效：有一条路不经过 “{arrow.Target.DisplayText}” 就能到达 “{arrow.Source.DisplayText}”。"
                    + "请返回到各条路都经过的活动，或把这一段放进内嵌的流程图。");
            }
        }
    }

    private void CheckPort(FlowArrow arrow, string path)
    {
        if (arrow.Source.Descriptor?.IsTerminal == true)
        {
            faults.Warning("wrong-port", arrow.Source, path, $"“{arrow.Source.DisplayText}” 结束流程图，从它出去的箭头不会走。");
        }
        else if (arrow.Source.Outcomes is { } outcomes && !outcomes.Contains(arrow.Port))
        {
            var message = $"“{arrow.Source.DisplayText}” 没有出口 “{arrow.Port}”，它的出口是：{string.Join("、", outcomes)}。";
            if (arrow.Port == "Done" || outcomes is ["Done"])
            {
                faults.Warning("wrong-port", arrow.Source, path, message);
            }
            else
            {
                faults.Error("wrong-port", arrow.Source, path, message);
            }
        }
    }

    /// <summary>Waiting for all sides of a choice is waiting for what cannot be.</summary>
    private void CheckJoin(Node join, FlowGraph graph)
    {
        if (join.Activity is not FlowJoin || join.Literal("Mode").AsText() != "WaitAll")
        {
            return;
        }

        var arrows = graph.ForwardIn(join);
        foreach (var choice in graph.Reached.Where(n => n.Activity is FlowDecision || (n.Activity is FlowSwitch && n.Literal("Mode").AsText() != "MatchAny")))
        {
            var sides = graph.Out(choice).Where(a => !graph.IsBackward(a)).GroupBy(a => a.Port).Select(side => ReachedBy(side, graph)).ToList();
            if (sides.Count > 1 && graph.Dominates(choice, join) && sides.TrueForAll(side => arrows.Any(a => !side.Contains(a))))
            {
                faults.Error(
                    "join-never",
                    join,
                    join.Path,
                    $"“{join.DisplayText}” 要等全部分支，但 “{choice.DisplayText}” 只会走其中一支，永远等不齐，其后的活动不会执行。请改用 WaitAny 或 WaitAllActive。");
                return;
            }
        }
    }

    private static HashSet<FlowArrow> ReachedBy(IEnumerable<FlowArrow> arrows, FlowGraph graph)
    {
        var found = new HashSet<FlowArrow>();
        var open = new Stack<FlowArrow>(arrows);
        while (open.TryPop(out var arrow))
        {
            if (found.Add(arrow))
            {
                foreach (var next in graph.Out(arrow.Target).Where(a => !graph.IsBackward(a)))
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }

    private void CheckOutcomes(Node node)
    {
        if (node.Descriptor?.IsTerminal == true || node.Outcomes is not { } outcomes)
        {
            return;
        }

        var connected = _flow.Arrows.Where(a => a.Source == node).Select(a => a.Port).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in outcomes.Where(o => !connected.Contains(o)))
        {
            var message = $"“{node.DisplayText}” 的出口 “{outcome}” 没有接到任何活动，走到这里这一支就悄悄结束了。请接到下一步或 “结束”。";
            if (outcome != "Done")
            {
                faults.Error("unconnected-outcome", node, node.Path, message);
            }
            else
            {
                faults.Warning("unconnected-outcome", node, node.Path, message);
            }
        }
    }
}
