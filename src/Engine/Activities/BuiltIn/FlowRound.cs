using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>What the completion or cancellation of one activity means for the flowchart around it.</summary>
internal sealed class FlowRound
{
    private readonly ActivityExecutionContext _context;
    private readonly FlowGraph _graph;
    private readonly FlowState _flow;
    private List<Execution>? _sent;

    public FlowRound(ActivityExecutionContext context, Flowchart chart)
    {
        _context = context;
        _flow = context.Execution.Flow!;
        _graph = chart.Graph(_flow, context);
    }

    private IEnumerable<Execution> Working => _context.Run.Children(_context.Execution);

    public void Follow(Node child, IReadOnlyList<string> late, IReadOnlyList<string> outcomes)
    {
        var arrows = _graph.Out(child);
        if (arrows.FirstOrDefault(a => outcomes.Contains(a.Port) && _graph.IsBackward(a) && !_graph.IsValidLoop(a)) is { } wrong)
        {
            throw new InvalidOperationException(LoopFault(wrong));
        }

        List<Token> before = [.. _flow.Tokens];
        try
        {
            Send(arrows, late, outcomes);
        }
        catch (InputException)
        {
            // A join's mode could not be read: nothing of this completion has happened, a retry starts it afresh.
            _flow.Tokens.Clear();
            _flow.Tokens.AddRange(before);
            _context.Run.Unschedule(_sent ?? []);
            throw;
        }

        if (Working.Any())
        {
            return;
        }

        if (Waiting().FirstOrDefault() is { } first)
        {
            throw new InvalidOperationException($"流程图已无活动在进行，但 “{first.DisplayText}” 还有来路没有走完。");
        }

        _context.CompleteActivity();
    }

    private void Send(IReadOnlyList<FlowArrow> arrows, IReadOnlyList<string> late, IReadOnlyList<string> outcomes)
    {
        foreach (var arrow in arrows.Where(a => outcomes.Contains(a.Port) && !_graph.IsBackward(a) && !late.Contains(a.Target.Id)))
        {
            _flow.Tokens.Add(new Token(arrow.Source.Id, arrow.Port, arrow.Target.Id, Some(late)));
        }

        var restarted = new HashSet<Node>();
        foreach (var arrow in arrows)
        {
            if (!outcomes.Contains(arrow.Port))
            {
                OfferBehind(arrow, []);
            }
            else if (!_graph.IsBackward(arrow))
            {
                Offer(arrow.Target);
            }
            else if (restarted.Add(arrow.Target))
            {
                Schedule(arrow.Target, Some(late.Where(j => !_graph.Dominates(arrow.Target, Node(j)))));
            }
        }

        OfferAll();
    }

    /// <summary>Runs what has arrived and is no longer held back, after the drawing itself has changed.</summary>
    public void OfferAgain() => OfferAll();

    /// <summary>A join that runs ends what could still have come to it.</summary>
    public void CancelBefore(Node join)
    {
        foreach (var execution in Working.Where(e => CanStillCome(Node(e.ActivityId), join)).ToList())
        {
            if (execution.Status == ExecutionStatus.Pending)
            {
                execution.Late = [.. (execution.Late ?? []).Append(join.Id).Distinct()];
            }
            else
            {
                _context.Run.Cancel(execution);
            }
        }

        for (var i = 0; i < _flow.Tokens.Count; i++)
        {
            var token = _flow.Tokens[i];
            if (CanStillCome(Node(token.Target), join))
            {
                _flow.Tokens[i] = token with { Late = [.. (token.Late ?? []).Append(join.Id).Distinct()] };
            }
        }

        OfferAll();
    }

    /// <summary>What stood behind an arrow that was not followed may have waited for it only.</summary>
    private void OfferBehind(FlowArrow arrow, HashSet<Node> seen)
    {
        var node = arrow.Target;
        if (_graph.IsBackward(arrow) || !seen.Add(node))
        {
            return;
        }

        if (_flow.Tokens.Exists(t => t.Target == node.Id))
        {
            Offer(node);
            return;
        }

        foreach (var next in _graph.Out(node))
        {
            OfferBehind(next, seen);
        }
    }

    private void OfferAll()
    {
        int before;
        do
        {
            before = _flow.Tokens.Count;
            foreach (var node in Waiting().ToList())
            {
                Offer(node);
            }
        }
        while (_flow.Tokens.Count < before);
    }

    private IEnumerable<Node> Waiting() => _flow.Tokens.Select(t => Node(t.Target)).Distinct().OrderBy(_graph.Order);

    /// <summary>Runs a node for what has arrived, if nothing that it waits for can still come.</summary>
    private void Offer(Node node)
    {
        var arrived = _flow.Tokens.Where(t => t.Target == node.Id).DistinctBy(t => (t.Source, t.Port)).ToList();
        if (arrived.Count == 0)
        {
            return;
        }

        var mode = (node.Activity as FlowJoin)?.ModeIn(_context.Scope) ?? JoinMode.WaitAllActive;
        if (mode != JoinMode.WaitAny)
        {
            var open = _graph.ForwardIn(node).Where(a => !arrived.Exists(t => t.Source == a.Source.Id && t.Port == a.Port)).ToList();
            if (open.Exists(CanStillCome))
            {
                return;
            }

            if (mode == JoinMode.WaitAll && open.Count > 0)
            {
                _flow.Tokens.RemoveAll(t => t.Target == node.Id);
                return;
            }
        }

        arrived.ForEach(t => _flow.Tokens.Remove(t));
        var late = Some(arrived.Select(t => t.Late ?? []).Aggregate((a, b) => [.. a.Intersect(b)]));
        if (mode == JoinMode.WaitAny)
        {
            _flow.Tokens.RemoveAll(t => t.Target == node.Id);
            CancelBefore(node);
        }

        Schedule(node, late);
    }

    private void Schedule(Node node, IReadOnlyList<string>? late) => (_sent ??= []).Add(_context.Run.Schedule(_context.Execution, node, late: late));

    private bool CanStillCome(FlowArrow arrow) =>
        Working.Any(e => _graph.CanStillCome(Node(e.ActivityId), arrow))
        || _flow.Tokens.Exists(t => t.Target != arrow.Target.Id && _graph.CanStillCome(Node(t.Target), arrow));

    private bool CanStillCome(Node at, Node join) => _graph.ForwardIn(join).Any(arrow => _graph.CanStillCome(at, arrow));

    private Node Node(string id) => _context.Run.Workflow.Require(id);

    private static string LoopFault(FlowArrow arrow) =>
        $"从 “{arrow.Source.DisplayText}” 返回 “{arrow.Target.DisplayText}” 的箭头无效：存在不经过 “{arrow.Target.DisplayText}” 就到达 “{arrow.Source.DisplayText}” 的路径。";

    private static List<string>? Some(IEnumerable<string> late) => late.ToList() is { Count: > 0 } list ? list : null;
}
