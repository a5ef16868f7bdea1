namespace Qingyi.Tests.Engine.Reference;

/// <summary>
/// What src/Engine/README.md says about a chart, by walking it anew for each question: which arrows close a loop, and what can still come along an arrow.
/// Written from that text alone; it shares nothing with the engine.
/// </summary>
internal sealed class ReferenceChart
{
    private readonly Dictionary<(int, Arrow), bool> _answers = [];
    private readonly Dictionary<(int, int), bool> _onEveryWay = [];
    private readonly List<Arrow> _forward = [];
    private readonly List<Arrow> _backward = [];

    public ReferenceChart(Arrow[] arrows, int nodes)
    {
        Arrows = [.. arrows.Distinct()];
        Out = [.. Enumerable.Range(0, nodes).Select(n => Arrows.Where(a => a.From == n).ToArray())];
        var found = new List<int> { 0 };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var arrow in Out[found[i]])
            {
                if (Leads(arrow.To, arrow.From, _forward, without: -1))
                {
                    _backward.Add(arrow);
                    continue;
                }

                _forward.Add(arrow);
                if (!found.Contains(arrow.To))
                {
                    found.Add(arrow.To);
                }
            }
        }

        Into = [.. Enumerable.Range(0, nodes).Select(n => _forward.Where(a => a.To == n).ToArray())];
        Order = InForwardOrder();
    }

    public Arrow[] Arrows { get; }

    /// <summary>Arrows out of each node in the order of the file.</summary>
    public Arrow[][] Out { get; }

    /// <summary>Forward arrows into each node.</summary>
    public Arrow[][] Into { get; }

    /// <summary>The nodes that can be reached, a node after all that lead forward to it.</summary>
    public List<int> Order { get; }

    public bool ClosesLoop(Arrow arrow) => _backward.Contains(arrow);

    public bool HasOneWayIn(Arrow loop) => IsOnEveryWay(loop.To, loop.From);

    /// <summary>Every forward way from the start to the node leads through the head.</summary>
    public bool IsOnEveryWay(int head, int node)
    {
        if (!_onEveryWay.TryGetValue((head, node), out var answer))
        {
            _onEveryWay[(head, node)] = answer = head == node || !Leads(0, node, _forward, without: head);
        }

        return answer;
    }

    /// <summary>A path from the node to the source of the arrow that neither passes its target nor begins a new round of it.</summary>
    public bool CanStillCome(int node, Arrow along)
    {
        if (!_answers.TryGetValue((node, along), out var answer))
        {
            var ways = _forward.Concat(_backward.Where(b => HasOneWayIn(b) && !IsOnEveryWay(b.To, along.To)));
            _answers[(node, along)] = answer = Leads(node, along.From, ways, without: along.To);
        }

        return answer;
    }

    /// <summary>Whether a path leads from one node to the other, neither of them nor any between being the forbidden one.</summary>
    private static bool Leads(int from, int to, IEnumerable<Arrow> arrows, int without)
    {
        if (from == without || to == without)
        {
            return false;
        }

        var ways = arrows.Where(a => a.To != without).ToArray();
        var reached = new HashSet<int> { from };
        for (var grew = true; grew && !reached.Contains(to);)
        {
            grew = false;
            foreach (var arrow in ways)
            {
                grew |= reached.Contains(arrow.From) && reached.Add(arrow.To);
            }
        }

        return reached.Contains(to);
    }

    private List<int> InForwardOrder()
    {
        var order = new List<int> { 0 };
        var missing = Into.Select(arrows => arrows.Length).ToArray();
        for (var i = 0; i < order.Count; i++)
        {
            order.AddRange(Out[order[i]].Where(a => !ClosesLoop(a) && --missing[a.To] == 0).Select(a => a.To));
        }

        return order;
    }
}
