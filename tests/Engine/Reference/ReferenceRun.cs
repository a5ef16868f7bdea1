namespace Qingyi.Tests.Engine.Reference;

/// <summary>
/// The semantics of src/Engine/README.md ("How a burst runs", "Joins and loops") played with a list of work and a list of tokens.
/// </summary>
internal sealed class ReferenceRun
{
    private readonly Drawing _drawing;
    private readonly ReferenceChart _chart;
    private readonly List<Work> _work = [];
    private readonly Queue<Work> _queue = [];
    private readonly Dictionary<int, int> _runs = [];
    private List<Token> _tokens = [];
    private bool _hasFaulted;

    public ReferenceRun(Drawing drawing)
    {
        _drawing = drawing;
        _chart = new ReferenceChart(drawing.Arrows, drawing.Kinds.Length);
    }

    private enum Phase
    {
        Scheduled,
        Started,
        Held,
    }

    /// <summary>Null while it runs.</summary>
    public string? End { get; private set; }

    /// <summary>Nodes that wait, in the order in which they began to.</summary>
    public List<int> Waiting { get; } = [];

    public List<string> Log { get; } = [];

    public void Start()
    {
        Schedule(0, []);
        Drain();
    }

    public void Resume(int node)
    {
        Waiting.Remove(node);
        Log.Add($"{Drawing.Name(node)} Resumed");
        Complete(_work.First(w => w.Node == node && w.Phase == Phase.Started));
        Drain();
    }

    private void Drain()
    {
        while (End is null && _queue.TryDequeue(out var work))
        {
            if (_work.Contains(work))
            {
                Begin(work);
            }
        }

        if (_hasFaulted && End is null)
        {
            Waiting.Clear();
            End = "Faulted";
        }
    }

    private void Begin(Work work)
    {
        work.Phase = Phase.Started;
        Log.Add($"{Drawing.Name(work.Node)} Started");
        if (_drawing.Kinds[work.Node] >= Kind.WaitAny)
        {
            EndWhatCouldCome(work.Node);
        }

        if (_drawing.Kinds[work.Node] == Kind.Task)
        {
            Waiting.Add(work.Node);
            Log.Add($"{Drawing.Name(work.Node)} Suspended");
        }
        else
        {
            Complete(work);
        }
    }

    private void Complete(Work work)
    {
        var run = _runs[work.Node] = _runs.GetValueOrDefault(work.Node, -1) + 1;
        var outcomes = _drawing.Outcomes(work.Node, run);
        Log.Add($"{Drawing.Name(work.Node)} Completed {string.Join(',', outcomes)}");
        _work.Remove(work);
        if (_drawing.Kinds[work.Node] == Kind.End)
        {
            CompleteChart(byEnd: true);
            return;
        }

        var followed = _chart.Out[work.Node].Where(a => outcomes.Contains(a.Port)).ToList();
        if (followed.Exists(a => _chart.ClosesLoop(a) && !_chart.HasOneWayIn(a)))
        {
            Log.Add($"{Drawing.Name(work.Node)} Faulted");
            work.Phase = Phase.Held;
            _work.Add(work);
            _hasFaulted = true;
            return;
        }

        Follow(work, followed);
        if (_work.Count == 0)
        {
            CompleteChart(byEnd: false);
        }
    }

    private void Follow(Work work, List<Arrow> followed)
    {
        _tokens.AddRange(followed.Where(a => !_chart.ClosesLoop(a) && !work.Late.Contains(a.To)).Select(a => new Token(a, work.Late)));
        var restarted = new HashSet<int>();
        foreach (var arrow in _chart.Out[work.Node])
        {
            if (!followed.Contains(arrow))
            {
                OfferBehind(arrow, []);
            }
            else if (!_chart.ClosesLoop(arrow))
            {
                Offer(arrow.To);
            }
            else if (restarted.Add(arrow.To))
            {
                Schedule(arrow.To, work.Late.Where(join => !_chart.IsOnEveryWay(arrow.To, join)));
            }
        }

        OfferEverything();
    }

    private void OfferBehind(Arrow arrow, HashSet<int> seen)
    {
        if (_chart.ClosesLoop(arrow) || !seen.Add(arrow.To))
        {
            return;
        }

        if (_tokens.Exists(t => t.Arrow.To == arrow.To))
        {
            Offer(arrow.To);
            return;
        }

        foreach (var next in _chart.Out[arrow.To])
        {
            OfferBehind(next, seen);
        }
    }

    private void OfferEverything()
    {
        for (var before = -1; before != _tokens.Count;)
        {
            before = _tokens.Count;
            foreach (var node in _chart.Order.Where(n => _tokens.Exists(t => t.Arrow.To == n)).ToList())
            {
                Offer(node);
            }
        }
    }

    private void Offer(int node)
    {
        var arrived = _tokens.Where(t => t.Arrow.To == node).DistinctBy(t => t.Arrow).ToList();
        if (arrived.Count == 0)
        {
            return;
        }

        var kind = _drawing.Kinds[node];
        if (kind != Kind.WaitAny)
        {
            var missing = _chart.Into[node].Except(arrived.Select(t => t.Arrow)).ToList();
            if (missing.Exists(a => _work.Exists(w => _chart.CanStillCome(w.Node, a)) || _tokens.Exists(t => t.Arrow.To != node && _chart.CanStillCome(t.Arrow.To, a))))
            {
                return;
            }

            if (kind == Kind.WaitAll && missing.Count > 0)
            {
                _tokens.RemoveAll(t => t.Arrow.To == node);
                return;
            }
        }

        arrived.ForEach(t => _tokens.Remove(t));
        var late = arrived.Select(t => t.Late).Aggregate((a, b) => [.. a.Intersect(b)]);
        if (kind == Kind.WaitAny)
        {
            _tokens.RemoveAll(t => t.Arrow.To == node);
            EndWhatCouldCome(node);
        }

        Schedule(node, late);
    }

    private void EndWhatCouldCome(int join)
    {
        foreach (var work in _work.Where(w => CouldCome(w.Node, join)).ToList())
        {
            if (work.Phase == Phase.Scheduled)
            {
                work.Late.Add(join);
            }
            else
            {
                Cancel(work);
            }
        }

        _tokens = [.. _tokens.Select(t => CouldCome(t.Arrow.To, join) ? t with { Late = [.. t.Late, join] } : t)];
        OfferEverything();
    }

    private bool CouldCome(int node, int join) => _chart.Into[join].Any(a => _chart.CanStillCome(node, a));

    private void Schedule(int node, IEnumerable<int> late)
    {
        var work = new Work(node, [.. late]);
        _work.Add(work);
        _queue.Enqueue(work);
    }

    private void Cancel(Work work)
    {
        _work.Remove(work);
        if (work.Phase != Phase.Scheduled)
        {
            Waiting.Remove(work.Node);
            Log.Add($"{Drawing.Name(work.Node)} Canceled");
        }
    }

    private void CompleteChart(bool byEnd)
    {
        _work.ToList().ForEach(Cancel);
        Log.Add("chart Completed Done");
        End = _hasFaulted ? "Faulted" : _tokens.Count > 0 && !byEnd ? "something is left" : "Finished";
    }

    private sealed class Work(int node, HashSet<int> late)
    {
        public int Node { get; } = node;

        public HashSet<int> Late { get; } = late;

        public Phase Phase { get; set; }
    }

    private sealed record Token(Arrow Arrow, HashSet<int> Late);
}
