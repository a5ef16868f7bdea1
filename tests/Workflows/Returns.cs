namespace Qingyi.Tests.Workflows;

/// <summary>
/// Returns (退回) drawn so that Elsa's own engine runs them as a reader expects, too. It counts visits of steps, and loses a branch where a
/// return and a merge meet in one of the ways that are refused here.
/// </summary>
public sealed class Returns
{
    public static TheoryData<string> Names => Drawing.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_returns_only_to_a_step_that_it_must_have_passed(string name)
    {
        var chart = new Chart(Drawing.Of(name));

        Assert.All(chart.Loops, l => Assert.True(chart.Dominates(l.Target, l.Source), $"{l.Source} → {l.Target}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_step_is_reached_both_from_before_a_return_and_from_behind_it(string name)
    {
        var chart = new Chart(Drawing.Of(name));

        Assert.All(chart.Loops.Select(l => l.Target).Distinct(), head => Assert.All(chart.Steps.Where(s => s != head), step =>
            Assert.Single(chart.Into(step).Select(source => chart.Dominates(head, source)).Distinct())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_return_inside_a_longer_return_leads_to_a_step_that_does_not_wait(string name)
    {
        var drawing = Drawing.Of(name);
        var chart = new Chart(drawing);
        var waiting = drawing.Steps.Where(s => s.Waits).Select(s => s.Id).ToHashSet();

        Assert.All(chart.Loops.Where(l => waiting.Contains(l.Target)), inner =>
            Assert.DoesNotContain(chart.Loops, outer => outer.Target != inner.Target && chart.Body(outer).Contains(inner.Target)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parallel_branches_return_nothing_before_they_have_met(string name)
    {
        var drawing = Drawing.Of(name);
        var chart = new Chart(drawing);
        var forks = drawing.Steps.Where(s => s.Type == "Elsa.FlowFork").Select(s => s.Id).ToList();
        var joins = drawing.Steps.Where(s => s.Type == "Elsa.FlowJoin").Select(s => s.Id).ToList();

        Assert.All(chart.Loops, l => Assert.DoesNotContain(forks, f => chart.Dominates(f, l.Target) && !joins.Exists(j => chart.Dominates(j, l.Target))));
        Assert.All(drawing.Steps.Where(s => s.Type == "Elsa.FlowJoin"), j => Assert.Equal("WaitAllActive", j.Value("mode")));
    }

    /// <summary>The arrows as a graph from <c>start</c>; one that leads back to a step on the way to it is a return.</summary>
    private sealed class Chart
    {
        private readonly ILookup<string, Arrow> _out;
        private readonly Dictionary<string, HashSet<string>> _without = [];

        public Chart(Drawing drawing)
        {
            Steps = [.. drawing.Steps.Select(s => s.Id).Where(id => id != "start")];
            _out = drawing.Arrows.ToLookup(a => a.Source);
            Loops = [.. Returning("start", [], [])];
        }

        public IReadOnlyList<string> Steps { get; }

        public IReadOnlyList<Arrow> Loops { get; }

        /// <summary>Where arrows into a step come from, returns left out.</summary>
        public IEnumerable<string> Into(string step) => _out.SelectMany(o => o).Except(Loops).Where(a => a.Target == step).Select(a => a.Source);

        /// <summary>Every way from the start to <paramref name="step"/> passes <paramref name="gate"/>.</summary>
        public bool Dominates(string gate, string step)
        {
            if (!_without.TryGetValue(gate, out var reached))
            {
                _without[gate] = reached = [];
                Walk("start", gate, reached);
            }

            return gate == step || !reached.Contains(step);
        }

        /// <summary>The steps of a loop: those from which its end is reached without passing its head again.</summary>
        public HashSet<string> Body(Arrow loop) => [loop.Target, .. Steps.Where(s =>
        {
            var reached = new HashSet<string>();
            Walk(s, loop.Target, reached);
            return Dominates(loop.Target, s) && reached.Contains(loop.Source);
        })];

        private void Walk(string from, string gate, HashSet<string> reached)
        {
            if (from == gate || !reached.Add(from))
            {
                return;
            }

            foreach (var arrow in _out[from])
            {
                Walk(arrow.Target, gate, reached);
            }
        }

        private IEnumerable<Arrow> Returning(string from, HashSet<string> way, HashSet<string> done)
        {
            way.Add(from);
            foreach (var arrow in _out[from])
            {
                if (way.Contains(arrow.Target))
                {
                    yield return arrow;
                }
                else if (!done.Contains(arrow.Target))
                {
                    foreach (var loop in Returning(arrow.Target, way, done))
                    {
                        yield return loop;
                    }
                }
            }

            way.Remove(from);
            done.Add(from);
        }
    }
}
