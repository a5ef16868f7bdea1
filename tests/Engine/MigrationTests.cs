using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

public sealed class MigrationTests
{
    private const string Nodes = "start Start; a Sample.Ask; b Sample.Ask; j Sample.Act; end End";
    private const string Arrows = "start>a; start>b; a>j; b>j; j>end";

    [Fact]
    public void What_waits_goes_on_in_the_new_version_and_nothing_runs_again()
    {
        var sample = Started();
        sample.Resume("b", "Done");
        var to = Version2("start Start; review Sample.Ask; b Sample.Ask; j Sample.Act; extra Sample.Act; end End", "start>review; start>b; review>j; b>j; j>extra; extra>end");

        var moved = Move(sample, to, ("a", "review"));

        Assert.Empty(moved.Problems);
        var state = moved.State!;
        Assert.Equal(("sample-v2", "review", "Workflow1:flow1:review"), (state.VersionId, state.Bookmarks[0].ActivityId, state.Bookmarks[0].NodeId));
        Assert.Equal(state.ToJson(), InstanceState.FromJson(state.ToJson()).ToJson());
        var set = new One(to);
        var ids = 0;
        var burst = new Burst(set, [state], new BurstOptions { Now = sample.Now, NewId = () => $"m{++ids}", Services = sample });
        burst.Resume(state.Id, state.Bookmarks[0].Id, new ResumeInput());
        Assert.Equal(
            ["review:Resumed", "review:Completed", "j:Started", "j:Completed", "extra:Started", "extra:Completed", "end:Started", "end:Completed", "flow1:Completed", "Workflow1:Completed"],
            burst.Journal.Select(l => $"{l.ActivityId}:{l.EventName}"));
    }

    [Fact]
    public void An_open_task_without_a_place_in_the_new_version_is_not_moved()
    {
        var sample = Started();

        var moved = Move(sample, Version2("start Start; b Sample.Ask; end End", "start>b; b>end"));

        Assert.Null(moved.State);
        var problem = Assert.Single(moved.Problems);
        Assert.Equal(("a", MoveObstacle.NoPlace), (problem.ActivityId, problem.Obstacle));
        Assert.Contains("“a”", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_arrived_at_a_join_needs_its_arrow()
    {
        var sample = Started();
        sample.Resume("b", "Done");

        var moved = Move(sample, Version2(Nodes, "start>a; start>b; a>j; b>end; j>end"));

        var problem = Assert.Single(moved.Problems);
        Assert.Equal(("b", MoveObstacle.NotPossible), (problem.ActivityId, problem.Obstacle));
        Assert.Contains("“j” 等待汇合", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_open_steps_never_share_a_place()
    {
        var moved = Move(Started(), Version2("start Start; one Sample.Ask; end End", "start>one; one>end"), ("a", "one"), ("b", "one"));

        Assert.Contains("都对应到", Assert.Single(moved.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_keeps_its_kind_of_step_and_its_container()
    {
        var nested = Charts.Chart("start Start; b Sample.Ask; end End", "start>box; box>end; start>b; b>end");
        nested["activities"]!.AsArray().Add(Charts.Chart("inner Start; a Sample.Ask", "inner>a", "box"));

        Assert.Contains("不是同一类", Assert.Single(Move(Started(), Version2("start Start; a Sample.Act; b Sample.Ask", "start>a; start>b")).Problems).Sentence, StringComparison.Ordinal);
        Assert.Contains("不在", Assert.Single(Move(Started(), Version2(nested)).Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_held_step_may_become_another_and_its_retry_runs_what_stands_there_now()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; ask Sample.Ask; act Sample.Act; end End", "start>ask; ask>act; act>end"), strategy: "Hold")).Start();
        sample.Weather.Breaks.Add("act");
        sample.Resume("ask");
        var to = Version2("start Start; ask Sample.Ask; person Sample.Ask; end End", "start>ask; ask>person; person>end", "Hold");

        var burst = Burst(sample, [sample.Main], sample);
        Assert.Empty(burst.Move(new One(to), _ => new Dictionary<string, string> { ["act"] = "person" }));
        var moved = Assert.Single(burst.Changed);
        Assert.Equal("person", Assert.Single(moved.Incidents).ActivityId);
        var after = Burst(sample, [moved], new One(to));
        Assert.IsType<ResumeResult.Done>(after.Retry(moved.Id, "person"));
        Assert.Equal("person", Assert.Single(after.Created).ActivityId);
        Assert.Empty(after.Changed[0].Incidents);
    }

    [Fact]
    public void A_join_that_the_new_drawing_no_longer_holds_back_runs_at_once()
    {
        var sample = Started();
        sample.Resume("b");
        var to = Version2("start Start; a Sample.Ask; b Sample.Ask; j Sample.Act; last Sample.Ask; end End", "start>a; start>b; b>j; j>last; last>end; a>end");

        var burst = Burst(sample, [sample.Main], sample);

        Assert.Empty(burst.Move(new One(to), _ => new Dictionary<string, string>()));
        Assert.Equal(["Workflow1:Moved", "j:Started", "j:Completed", "last:Started", "last:Suspended"], burst.Journal.Select(l => $"{l.ActivityId}:{l.EventName}"));
        Assert.Equal(["a", "last"], burst.Changed[0].Bookmarks.Select(b => b.ActivityId));
        Assert.Empty(burst.Burned);
    }

    [Fact]
    public void A_drawing_that_would_cancel_what_waits_is_not_moved_to()
    {
        var sample = Started();
        sample.Resume("b");
        var to = Version2("start Start; a Sample.Ask; b Sample.Ask; j FlowJoin mode=WaitAny; last Sample.Ask", "start>a; start>b; a>j; b>j; j>last");

        var burst = Burst(sample, [sample.Main], sample);

        Assert.Contains("会撤销", Assert.Single(burst.Move(new One(to), _ => new Dictionary<string, string>())).Sentence, StringComparison.Ordinal);
        Assert.Empty(burst.Changed);
        Assert.Empty(burst.Journal);
    }

    [Fact]
    public void Parent_and_child_move_together_and_the_parent_goes_on_when_the_child_ends()
    {
        var sample = new SampleCase(
            Charts.Definition(Charts.Chart("start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True; z Sample.Act", "start>call; call>z"), "parent"),
            Charts.Definition(Charts.Chart("cstart Start; ask Sample.Ask", "cstart>ask", "cflow"), "child")).Start();
        var set = new Set(
            Version("parent", Charts.Chart("start Start; run ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True; y Sample.Act", "start>run; run>y")),
            Version("child", Charts.Chart("cstart Start; ask2 Sample.Ask; more Sample.Ask", "cstart>ask2; ask2>more", "cflow")));
        var maps = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["parent"] = new Dictionary<string, string> { ["call"] = "run" }, ["child"] = new Dictionary<string, string> { ["ask"] = "ask2" },
        };

        var burst = Burst(sample, sample.All, sample);
        Assert.Empty(burst.Move(set, d => maps[d]));
        Assert.Equal(["parent-v2", "child-v2"], burst.Changed.Select(s => s.VersionId));
        var next = Burst(sample, burst.Changed, set);
        next.Resume(burst.Changed[1].Id, burst.Changed[1].Bookmarks[0].Id, new ResumeInput());
        var more = Burst(sample, [burst.Changed[0], next.Changed[0]], set);
        more.Resume(next.Changed[0].Id, next.Created[0].Id, new ResumeInput());

        Assert.Contains("run:Completed", more.Journal.Select(l => $"{l.ActivityId}:{l.EventName}"));
        Assert.Contains("y:Completed", more.Journal.Select(l => $"{l.ActivityId}:{l.EventName}"));
        Assert.All(more.Changed, s => Assert.Equal(InstanceSubStatus.Finished, s.SubStatus));
        Assert.Contains("没有流程", Assert.Single(Burst(sample, sample.All, sample).Move(new Set(Version("parent", Charts.Chart("start Start; call ExecuteWorkflow workflowDefinitionId=child", "start>call"))), _ => new Dictionary<string, string>())).Sentence, StringComparison.Ordinal);
    }

    private static Burst Burst(SampleCase sample, IReadOnlyList<InstanceState> instances, IDefinitionSet set)
    {
        var ids = 0;
        return new Burst(set, instances, new BurstOptions { Now = sample.Now, NewId = () => $"n{instances.Count}{instances[0].Version}{++ids}", Services = sample });
    }

    private static MigrationResult Move(SampleCase sample, CompiledWorkflow to, params (string Old, string New)[] map) =>
        Migration.Move(sample.Main, sample.Find("sample")!, to, map.ToDictionary(m => m.Old, m => m.New));

    private static SampleCase Started() => new SampleCase(Charts.Definition(Charts.Chart(Nodes, Arrows))).Start();

    private static CompiledWorkflow Version2(string nodes, string arrows, string? strategy = null) => Version2(Charts.Chart(nodes, arrows), strategy);

    private static CompiledWorkflow Version2(JsonObject chart, string? strategy = null) => Version("sample", chart, strategy);

    private static CompiledWorkflow Version(string id, JsonObject chart, string? strategy = null)
    {
        JsonObject definition = Charts.Definition(chart, id, strategy);
        definition["id"] = id + "-v2";
        definition["version"] = 2;
        return Charts.Compiler.Compile(Charts.Read(definition));
    }

    private sealed class Set(params CompiledWorkflow[] workflows) : IDefinitionSet
    {
        public CompiledWorkflow? Find(string definitionId) => workflows.FirstOrDefault(w => w.Definition.DefinitionId == definitionId);
    }

    private sealed class One(CompiledWorkflow workflow) : IDefinitionSet
    {
        public CompiledWorkflow? Find(string definitionId) => workflow;
    }
}
