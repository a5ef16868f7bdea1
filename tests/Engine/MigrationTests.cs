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

        var moved = Migration.Move(sample.Main, to, new Dictionary<string, string> { ["a"] = "review" });

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

        var moved = Migration.Move(sample.Main, Version2("start Start; b Sample.Ask; end End", "start>b; b>end"), new Dictionary<string, string>());

        Assert.Null(moved.State);
        Assert.Contains("“a”", Assert.Single(moved.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_arrived_at_a_join_needs_its_arrow()
    {
        var sample = Started();
        sample.Resume("b", "Done");

        var moved = Migration.Move(sample.Main, Version2(Nodes, "start>a; start>b; a>j; b>end; j>end"), new Dictionary<string, string>());

        Assert.Contains("“b” 走到 “j”", Assert.Single(moved.Problems), StringComparison.Ordinal);
    }

    private static SampleCase Started() => new SampleCase(Charts.Definition(Charts.Chart(Nodes, Arrows))).Start();

    private static CompiledWorkflow Version2(string nodes, string arrows)
    {
        JsonObject definition = Charts.Definition(Charts.Chart(nodes, arrows));
        definition["id"] = "sample-v2";
        definition["version"] = 2;
        return Charts.Compiler.Compile(Charts.Read(definition));
    }

    private sealed class One(CompiledWorkflow workflow) : IDefinitionSet
    {
        public CompiledWorkflow? Find(string definitionId) => workflow;
    }
}
