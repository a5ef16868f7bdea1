using System.Globalization;
using System.Text;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

/// <summary>Goes where the walker in the burst sends it, at once or after a wait.</summary>
[Activity("Sample", "Walk")]
public sealed class Walk : Activity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        var walker = context.GetRequiredService<Walker>();
        if (walker.Waits(context.ActivityId))
        {
            context.CreateBookmark("Sample.Walk", []);
        }
        else
        {
            context.CompleteActivity(walker.Choose(context.ActivityId));
        }
    }

    protected override void Resume(ActivityExecutionContext context, ResumeInput input) =>
        context.CompleteActivity(context.GetRequiredService<Walker>().Choose(context.ActivityId));
}

/// <summary>A random chart and its random choices, all from one seed.</summary>
public sealed class Walker : IServiceProvider, IDefinitionSet
{
    private static readonly string[] Modes = ["WaitAny", "WaitAll", "WaitAllActive"];
    private readonly Random _random;
    private readonly HashSet<string> _waiting = [];
    private readonly List<(int From, string Port, int To)> _arrows = [];
    private int _returns;

    public Walker(int seed, bool hasLoops, bool hasJoins = false)
    {
        _random = new Random(seed);
        var count = _random.Next(3, 18);
        _returns = 6;
        for (var to = 1; to < count; to++)
        {
            for (var n = _random.Next(1, 4); n > 0; n--)
            {
                _arrows.Add((_random.Next(to), "P" + _random.Next(3).ToString(CultureInfo.InvariantCulture), to));
            }
        }

        if (hasLoops)
        {
            for (var n = _random.Next(1, 4); n > 0; n--)
            {
                var from = _random.Next(1, count);
                var heads = Enumerable.Range(0, from + 1).Where(head => Dominates(head, from)).ToList();
                _arrows.Add((from, "Back" + n.ToString(CultureInfo.InvariantCulture), heads[_random.Next(heads.Count)]));
            }
        }

        var nodes = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            if (hasJoins && i > 0 && _random.Next(3) == 0)
            {
                nodes.Append(CultureInfo.InvariantCulture, $"n{i} FlowJoin mode={Modes[_random.Next(3)]};");
                _arrows.AddRange(_arrows.Where(a => a.From == i && a.Port[0] == 'P').Select(a => a with { Port = "Done" }).ToList());
                _arrows.RemoveAll(a => a.From == i && a.Port != "Done");
                continue;
            }

            nodes.Append(CultureInfo.InvariantCulture, $"n{i} Sample.Walk;");
            if (_random.Next(2) == 0)
            {
                _waiting.Add($"n{i}");
            }
        }

        var chart = Charts.Chart(nodes.ToString(), string.Join(';', _arrows.Select(a => $"n{a.From}-{a.Port}>n{a.To}")));
        var registry = new ActivityRegistry().RegisterBuiltIns().Register<Walk>();
        Workflow = new WorkflowCompiler(registry).Compile(WorkflowDefinition.Read(Charts.Definition(chart).ToJsonString()));
    }

    public CompiledWorkflow Workflow { get; }

    public List<(string Activity, string Event, IReadOnlyList<string> Outcomes)> Log { get; } = [];

    public bool Waits(string activity) => _waiting.Contains(activity);

    public string[] Choose(string activity)
    {
        var ports = _arrows.Where(a => $"n{a.From}" == activity).Select(a => a.Port).Distinct().ToList();
        if (_returns <= 0)
        {
            ports.RemoveAll(p => p.StartsWith("Back", StringComparison.Ordinal));
        }

        var chosen = ports.Where(_ => _random.Next(2) == 0).DefaultIfEmpty(ports.Count > 0 ? ports[_random.Next(ports.Count)] : "Done").ToArray();
        _returns -= chosen.Count(p => p.StartsWith("Back", StringComparison.Ordinal));
        return chosen;
    }

    public IEnumerable<string> Targets(string activity, IReadOnlyList<string> outcomes) =>
        _arrows.Where(a => $"n{a.From}" == activity && outcomes.Contains(a.Port)).Select(a => $"n{a.To}").Distinct();

    public InstanceState Run()
    {
        var state = Keep(b => b.Start(Workflow, new StartRequest()), null);
        while (state.Bookmarks.Count > 0)
        {
            var bookmark = state.Bookmarks[_random.Next(state.Bookmarks.Count)];
            state = Keep(b => b.Resume(state.Id, bookmark.Id, new ResumeInput()), state);
        }

        return state;
    }

    public object? GetService(Type serviceType) => serviceType == typeof(Walker) ? this : null;

    public CompiledWorkflow? Find(string definitionId) => Workflow;

    private InstanceState Keep(Action<Burst> act, InstanceState? state)
    {
        var burst = new Burst(this, state is null ? [] : [state], new BurstOptions
        {
            Now = DateTimeOffset.UnixEpoch,
            NewId = () => _random.NextInt64().ToString("x", CultureInfo.InvariantCulture),
            Services = this,
        });
        act(burst);
        Log.AddRange(burst.Journal.Select(j => (j.ActivityId, j.EventName, j.Outcomes)));
        return InstanceState.FromJson(burst.Changed[0].ToJson());
    }

    private bool Dominates(int head, int node)
    {
        if (head == node)
        {
            return true;
        }

        var seen = new HashSet<int> { 0 };
        var open = new Stack<int>(head == 0 ? [] : [0]);
        while (open.TryPop(out var at))
        {
            foreach (var (_, _, to) in _arrows.Where(a => a.From == at && a.To > a.From && a.To != head))
            {
                if (seen.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        return head == 0 || !seen.Contains(node);
    }
}

/// <summary>QINGYI_RANDOM_CHARTS sets how many charts each test draws; the long form takes 100 000.</summary>
public sealed class RandomChartTests
{
    private static readonly int Charts =
        int.TryParse(Environment.GetEnvironmentVariable("QINGYI_RANDOM_CHARTS"), CultureInfo.InvariantCulture, out var charts) ? charts : 300;

    [Fact]
    public void Whatever_the_chart_every_followed_arrow_leads_to_a_run_of_its_target()
    {
        for (var seed = 0; seed < Charts; seed++)
        {
            var walker = new Walker(seed, hasLoops: true);

            var end = walker.Run();

            Assert.True(end.SubStatus == InstanceSubStatus.Finished, $"seed {seed}: {end.SubStatus} {string.Join(' ', end.Incidents.Select(i => i.Message))}");
            for (var i = 0; i < walker.Log.Count; i++)
            {
                var (activity, eventName, outcomes) = walker.Log[i];
                if (eventName == "Completed")
                {
                    foreach (var target in walker.Targets(activity, outcomes))
                    {
                        Assert.True(walker.Log.Skip(i).Any(l => l.Activity == target && l.Event == "Started"), $"seed {seed}: {activity} led to {target}, which never ran");
                    }
                }
            }
        }
    }

    [Fact]
    public void With_joins_of_every_mode_nothing_gets_stuck()
    {
        for (var seed = 0; seed < Charts; seed++)
        {
            var end = new Walker(seed, hasLoops: true, hasJoins: true).Run();

            Assert.True(end.SubStatus == InstanceSubStatus.Finished, $"seed {seed}: {end.SubStatus} {string.Join(' ', end.Incidents.Select(i => i.Message))}");
        }
    }

    [Fact]
    public void Without_loops_a_node_runs_once_and_after_everything_that_leads_to_it()
    {
        for (var seed = 0; seed < Charts; seed++)
        {
            var walker = new Walker(seed, hasLoops: false);

            walker.Run();

            var started = walker.Log.Where(l => l.Event == "Started").Select(l => l.Activity).ToList();
            Assert.Equal(started.Distinct().Count(), started.Count);
            for (var i = 0; i < walker.Log.Count; i++)
            {
                var (activity, eventName, outcomes) = walker.Log[i];
                if (eventName == "Completed")
                {
                    foreach (var target in walker.Targets(activity, outcomes))
                    {
                        Assert.True(walker.Log.FindIndex(l => l.Activity == target && l.Event == "Started") > i, $"seed {seed}: {target} ran before {activity}");
                    }
                }
            }
        }
    }
}
