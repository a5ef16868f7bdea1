using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>An arrow between members of one flowchart; equal ones of the file are one.</summary>
internal sealed record FlowArrow(Node Source, string Port, Node Target);

/// <summary>
/// A flowchart seen from the activity where it starts: which arrows lead forward and which close a loop, and what can still reach what.
/// See README.md, "Joins and loops".
/// </summary>
internal sealed class FlowGraph
{
    private static readonly IReadOnlyList<FlowArrow> None = [];
    private readonly Dictionary<Node, List<FlowArrow>> _out = [];
    private readonly Dictionary<Node, List<FlowArrow>> _forwardIn = [];
    private readonly HashSet<FlowArrow> _backward = [];
    private readonly Dictionary<Node, int> _order = [];
    private readonly Dictionary<(Node Head, Node Node), bool> _dominates = [];
    private readonly Dictionary<FlowArrow, HashSet<Node>> _upstream = [];
    private readonly Lock _lock = new();

    public FlowGraph(Node start, IReadOnlyList<FlowArrow> arrows)
    {
        Start = start;
        foreach (var arrow in arrows)
        {
            ListOf(_out, arrow.Source).Add(arrow);
        }

        Classify();
        OrderForward();
    }

    public Node Start { get; }

    /// <summary>Everything that can be reached, earlier before later along forward arrows.</summary>
    public IEnumerable<Node> Reached => _order.OrderBy(o => o.Value).Select(o => o.Key);

    public IReadOnlyList<FlowArrow> Out(Node node) => _out.GetValueOrDefault(node) ?? None;

    /// <summary>Forward arrows into a node, from nodes that can be reached.</summary>
    public IReadOnlyList<FlowArrow> ForwardIn(Node node) => _forwardIn.GetValueOrDefault(node) ?? None;

    public bool IsReached(Node node) => _order.ContainsKey(node);

    public int Order(Node node) => _order.GetValueOrDefault(node, int.MaxValue);

    public bool IsBackward(FlowArrow arrow) => _backward.Contains(arrow);

    /// <summary>A loop has one way in: its head lies on every way from the start to the arrow's source.</summary>
    public bool IsValidLoop(FlowArrow arrow) => Dominates(arrow.Target, arrow.Source);

    /// <summary>Every forward way from the start to <paramref name="node"/> leads through <paramref name="head"/>.</summary>
    public bool Dominates(Node head, Node node)
    {
        lock (_lock)
        {
            if (!_dominates.TryGetValue((head, node), out var dominates))
            {
                dominates = head == node || !ReachesForward(Start, node, without: head);
                _dominates[(head, node)] = dominates;
            }

            return dominates;
        }
    }

    /// <summary>
    /// Whether work at <paramref name="at"/> can still come along <paramref name="arrow"/> in the same round of its target: without passing the
    /// target itself, and without a loop back to a head that every way to the target leads through, since that begins a new round.
    /// </summary>
    public bool CanStillCome(Node at, FlowArrow arrow)
    {
        lock (_lock)
        {
            if (!_upstream.TryGetValue(arrow, out var upstream))
            {
                upstream = Upstream(arrow);
                _upstream[arrow] = upstream;
            }

            return upstream.Contains(at);
        }
    }

    private HashSet<Node> Upstream(FlowArrow arrow)
    {
        var join = arrow.Target;
        var incoming = new Dictionary<Node, List<Node>>();
        foreach (var other in _out.Values.SelectMany(a => a).Where(a => IsReached(a.Source)))
        {
            if (!IsBackward(other) || (IsValidLoop(other) && !Dominates(other.Target, join)))
            {
                ListOf(incoming, other.Target).Add(other.Source);
            }
        }

        var found = new HashSet<Node>();
        var open = new Stack<Node>([arrow.Source]);
        while (open.TryPop(out var node))
        {
            if (node != join && found.Add(node))
            {
                incoming.GetValueOrDefault(node)?.ForEach(open.Push);
            }
        }

        return found;
    }

    /// <summary>Breadth first from the start; an arrow closes a loop when its target already leads forward to its source.</summary>
    private void Classify()
    {
        var seen = new HashSet<Node> { Start };
        var open = new Queue<Node>([Start]);
        while (open.TryDequeue(out var node))
        {
            foreach (var arrow in Out(node))
            {
                if (ReachesForward(arrow.Target, node, without: null))
                {
                    _backward.Add(arrow);
                    continue;
                }

                ListOf(_forwardIn, arrow.Target).Add(arrow);
                if (seen.Add(arrow.Target))
                {
                    open.Enqueue(arrow.Target);
                }
            }
        }
    }

    private bool ReachesForward(Node from, Node to, Node? without)
    {
        if (from == without)
        {
            return false;
        }

        // Backwards from the goal, since only classified arrows stand in _forwardIn.
        var seen = new HashSet<Node> { to };
        var open = new Stack<Node>([to]);
        while (open.TryPop(out var node))
        {
            if (node == from)
            {
                return true;
            }

            foreach (var arrow in ForwardIn(node))
            {
                if (arrow.Source != without && seen.Add(arrow.Source))
                {
                    open.Push(arrow.Source);
                }
            }
        }

        return false;
    }

    private void OrderForward()
    {
        var missing = _forwardIn.ToDictionary(i => i.Key, i => i.Value.Count);
        var open = new Queue<Node>([Start]);
        while (open.TryDequeue(out var node))
        {
            _order.Add(node, _order.Count);
            foreach (var arrow in Out(node).Where(a => !IsBackward(a)))
            {
                if (--missing[arrow.Target] == 0)
                {
                    open.Enqueue(arrow.Target);
                }
            }
        }
    }

    private static List<T> ListOf<T>(Dictionary<Node, List<T>> lists, Node node)
    {
        if (!lists.TryGetValue(node, out var list))
        {
            lists[node] = list = [];
        }

        return list;
    }
}
