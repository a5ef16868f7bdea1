using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Engine.Definitions.Checks;

/// <summary>
/// Open work of people that a join in WaitAny mode would take away, or that a return out of one of several parallel branches would double, without the
/// designer having said so. Where ways lead on side by side is seen from the step at which they part.
/// </summary>
internal sealed class CancelCheck(FlowGraph graph, FaultList faults)
{
    private readonly HashSet<(Node Place, Node Task)> _said = [];
    private readonly List<Node> _tasks = [.. graph.Reached.Where(AsksSomebody)];

    public void Run()
    {
        if (_tasks.Count == 0)
        {
            return;
        }

        foreach (var (parting, sides) in graph.Reached.Select(n => (n, Sides(n))))
        {
            foreach (var first in sides)
            {
                foreach (var other in sides.Where(s => s != first && (SideBySide(parting) || s.Port == first.Port)))
                {
                    Race(parting, first, other);
                }
            }
        }
    }

    private static bool AsksSomebody(Node node) => node.Descriptor?.CancelConsent is { } input && !string.Equals(node.Literal(input)?.ToString(), "true", StringComparison.OrdinalIgnoreCase);

    private List<FlowArrow> Sides(Node node) => [.. graph.Out(node).Where(a => !graph.IsBackward(a))];

    private static bool SideBySide(Node node) => node.Activity is FlowFork || (node.Activity is FlowSwitch && node.Literal("Mode").AsText() == "MatchAny");

    /// <summary>What happens to the work on one side when the other side comes first.</summary>
    private void Race(Node parting, FlowArrow first, FlowArrow other)
    {
        var behind = Forward(other.Target, []);
        var ahead = Forward(first.Target, []);
        var alone = behind.Contains(first.Target) ? [] : Forward(first.Target, behind);
        foreach (var arrow in alone.SelectMany(graph.Out).Append(first))
        {
            if (graph.IsBackward(arrow))
            {
                if (graph.Dominates(arrow.Target, parting))
                {
                    Say(arrow.Source, _tasks.Where(t => behind.Contains(t) && !ahead.Contains(t)), "ambiguous-return", task =>
                        $"“{arrow.Source.DisplayText}” 从并行的一支退回到 “{arrow.Target.DisplayText}”，这时另一支的 “{task.DisplayText}” 可能还没有办完，会重复产生。"
                        + $"请等各支汇合以后再退回；确实要这样的，在 “{task.DisplayText}” 上选“可以撤销”。");
                }
            }
            else if (behind.Contains(arrow.Target) && arrow.Target.Activity is FlowJoin && IsFirstComer(arrow.Target))
            {
                var join = arrow.Target;
                Say(join, _tasks.Where(t => t != join && behind.Contains(t) && graph.ForwardIn(join).Any(a => graph.CanStillCome(t, a))), "ambiguous-join", task =>
                    $"“{join.DisplayText}” 只等最先走到的一支，它一走到，还没有办完的 “{task.DisplayText}” 就被撤销。"
                    + $"请把汇合方式改成“全部走到的分支到达”；确实要撤销的，在 “{task.DisplayText}” 上选“可以撤销”。");
            }
        }
    }

    private static bool IsFirstComer(Node join) => join.Literal("Mode").AsText() is null or "" or "WaitAny";

    private void Say(Node place, IEnumerable<Node> tasks, string code, Func<Node, string> sentence)
    {
        foreach (var task in tasks.Where(t => _said.Add((place, t))))
        {
            faults.Error(code, place, place.Path, sentence(task));
        }
    }

    /// <summary>Everything that forward arrows lead to from a step, itself included, without entering some steps.</summary>
    private HashSet<Node> Forward(Node from, HashSet<Node> without)
    {
        var found = new HashSet<Node>();
        var open = new Stack<Node>([from]);
        while (open.TryPop(out var node))
        {
            if (!without.Contains(node) && found.Add(node))
            {
                foreach (var arrow in graph.Out(node).Where(a => !graph.IsBackward(a)))
                {
                    open.Push(arrow.Target);
                }
            }
        }

        return found;
    }
}
