using System.Text.Json.Nodes;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

public sealed class ContainerTests
{
    [Fact]
    public void Values_of_nested_loops_survive_a_suspension()
    {
        var inner = Loop("inner", "['x','y']", Ask("ask", "variables.CurrentValue + variables.CurrentIndex"));
        var sample = Start(Loop("outer", "['1','2']", inner));
        var titles = new List<string>();

        while (sample.Main.Bookmarks is [var bookmark])
        {
            titles.Add((string)bookmark.Payload["title"]!);
            sample.Resume("ask", "Done");
        }

        Assert.Equal(["x0", "y1", "x0", "y1"], titles);
        Assert.Equal("Finished/Finished", sample.Status);
    }

    [Fact]
    public void Break_ends_the_nearest_loop_through_everything_between()
    {
        var branch = new JsonObject
        {
            ["id"] = "if1",
            ["type"] = "Elsa.If",
            ["condition"] = Charts.Input("JavaScript", "variables.CurrentValue == 2"),
            ["then"] = new JsonObject { ["id"] = "brk", ["type"] = "Elsa.Break" },
        };
        var body = new JsonObject { ["id"] = "seq", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray(branch, Ask("ask", "variables.CurrentValue")) };
        var sample = Start(Loop("outer", "[7]", Loop("inner", "[1,2,3]", body)));

        sample.Resume("ask", "Done");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal(2, sample.Log.Count(l => l == "if1:Started"));
        Assert.Single(sample.Log, "outer:Completed");
    }

    [Fact]
    public void A_variable_of_an_inner_chart_hides_the_outer_one_and_ends_with_it()
    {
        var inner = Charts.Chart("ask Sample.Ask title=js:variables.L", "", "inner");
        inner["variables"] = new JsonArray(Variable("vL", "L", "String", "inner"));
        var root = Charts.Chart("start Start; after Sample.Ask title=js:variables.L", "start>inner; inner>after");
        root["activities"]!.AsArray().Add(inner);
        root["connections"] = Charts.Chart("", "start>inner; inner>after")["connections"]!.DeepClone();
        var definition = Charts.Definition(root);
        definition["variables"] = new JsonArray(Variable("vO", "L", "String", "outer"));
        var sample = new SampleCase(definition).Start();
        Assert.Equal("inner", (string?)sample.Main.Bookmarks[0].Payload["title"]);

        sample.Resume("ask", "Done");

        Assert.Equal("outer", (string?)sample.Main.Bookmarks[0].Payload["title"]);
    }

    [Fact]
    public void Sides_of_a_parallel_loop_keep_their_own_value()
    {
        var loop = Loop("all", "['甲','乙','丙']", Ask("ask", "variables.CurrentValue"));
        loop["type"] = "Elsa.ParallelForEach";
        var sample = Start(loop);

        Assert.Equal(["甲", "乙", "丙"], sample.Main.Bookmarks.Select(b => (string?)b.Payload["title"]));

        sample.Resume("ask", "Done");
        sample.Resume("ask", "Done");
        sample.Resume("ask", "Done");
        Assert.Equal("Finished/Finished", sample.Status);
    }

    [Fact]
    public void Cancelling_a_container_cancels_all_that_is_in_it()
    {
        var inner = Charts.Chart("a Sample.Ask; b Sample.Ask", "", "inner");
        inner["type"] = "Elsa.Parallel";
        var root = Charts.Chart("start Start; own Sample.Ask; j FlowJoin; z Sample.Act", "");
        root["activities"]!.AsArray().Add(inner);
        root["connections"] = Charts.Chart("start Start; own Sample.Ask", "start>own; start>inner; own>j; inner>j; j>z")["connections"]!.DeepClone();
        var sample = new SampleCase(Charts.Definition(root)).Start();
        sample.TakeLog();

        sample.Resume("own", "Done");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.StartsWith("own:Resumed own:Completed a:Canceled b:Canceled inner:Canceled j:Started", sample.TakeLog(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_timed_wait_says_when_it_is_due()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; d Delay timeSpan=1.12:00:00", "start>d"))).Start();

        Assert.Equal("2026-03-03T13:00:00Z", (string?)sample.Main.Bookmarks[0].Payload["dueAt"]);
        Assert.Equal("Elsa.Delay", sample.Main.Bookmarks[0].Name);
    }

    [Fact]
    public void An_instant_that_has_passed_is_not_waited_for() =>
        Assert.Equal("Finished/Finished", new SampleCase(Charts.Definition(Charts.Chart("start Start; d StartAt dateTime=2026-01-01T00:00:00Z", "start>d"))).Start().Status);

    [Fact]
    public void An_event_reaches_only_those_who_wait_for_exactly_that_name()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; e Event eventName=Paid", "start>e"))).Start();

        sample.Run(b => b.Deliver("paid", null) == 0 ? ResumeResult.Done.Value : ResumeResult.UnknownBookmark.Value);
        Assert.Equal("e", sample.Waiting);
        sample.Run(b => b.Deliver("Paid", null) == 1 ? ResumeResult.Done.Value : ResumeResult.UnknownBookmark.Value);

        Assert.Equal("Finished/Finished", sample.Status);
    }

    [Fact]
    public void An_event_starts_an_instance_at_its_trigger_and_then_resumes_who_waits()
    {
        var recording = Qingyi.Engine.Runs.Replay.Recording.Read("""
            {"name":"trigger","definition":{"id":"d1","definitionId":"d","root":{"id":"flow1","type":"Elsa.Flowchart","activities":[
             {"id":"go","type":"Elsa.Start"},
             {"id":"wait","type":"Elsa.Event","eventName":{"expression":{"type":"Literal","value":"Paid"}}},
             {"id":"trg","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Paid"}}},
             {"id":"z","type":"Elsa.Event","eventName":{"expression":{"type":"Literal","value":"Paid"}}}],
             "connections":[{"source":"go","target":"wait"},{"source":"trg","target":"z"}]}},
             "script":[{"event":"Paid"}],"steps":[]}
            """);

        var run = Qingyi.Engine.Runs.Replay.Player.Play(recording);

        Assert.Equal(
            "other/Workflow1:Started other/flow1:Started other/trg:Started other/trg:Completed other/z:Started other/z:Suspended "
            + "/wait:Resumed /wait:Completed /flow1:Completed /Workflow1:Completed",
            string.Join(' ', run.Steps[1]!["events"]!.AsArray().Select(e => $"{e!["instance"]}/{e["activityId"]}:{e["event"]}")));
    }

    [Fact]
    public void A_compiled_workflow_serves_many_threads_at_once()
    {
        var workflow = Charts.Compiler.Compile(Charts.Read(Charts.Definition(Charts.Chart(
            "start Start; f FlowFork branches=[\"A\",\"B\"]; a Sample.Ask title=js:'x'+1; b Sample.Ask; j Sample.Ask; t Sample.Ask", "start>f; f-A>a; f-B>b; a>j; b>j; j>t; t-Back>f"))));
        var failures = 0;

        System.Threading.Tasks.Parallel.For(0, 200, n =>
        {
            var set = new One(workflow);
            var ids = 0;
            BurstOptions Options() => new() { Now = DateTimeOffset.UnixEpoch, NewId = () => $"{n}-{++ids}", Services = set };
            var burst = new Burst(set, [], Options());
            burst.Start(workflow, new StartRequest());
            foreach (var (step, outcome) in new[] { ("a", "Done"), ("b", "Done"), ("j", "Done"), ("t", "Back"), ("b", "Done"), ("a", "Done"), ("j", "Done"), ("t", "Done") })
            {
                var state = burst.Changed[0];
                burst = new Burst(set, [state], Options());
                burst.Resume(state.Id, state.Bookmarks.First(b => b.ActivityId == step).Id, new ResumeInput { Outcomes = [outcome] });
            }

            if (burst.Changed[0].SubStatus != InstanceSubStatus.Finished)
            {
                Interlocked.Increment(ref failures);
            }
        });

        Assert.Equal(0, failures);
    }

    private static JsonObject Loop(string id, string items, JsonObject body) =>
        new() { ["id"] = id, ["type"] = "Elsa.ForEach", ["items"] = Charts.Input("JavaScript", items), ["body"] = body };

    private static JsonObject Ask(string id, string title) => new() { ["id"] = id, ["type"] = "Sample.Ask", ["title"] = Charts.Input("JavaScript", title) };

    private static JsonObject Variable(string id, string name, string type, string value) =>
        new() { ["id"] = id, ["name"] = name, ["typeName"] = type, ["value"] = value };

    private static SampleCase Start(JsonObject root) => new SampleCase(Charts.Definition(root)).Start();

    private sealed class One(Qingyi.Engine.Definitions.CompiledWorkflow workflow) : IDefinitionSet, IServiceProvider
    {
        public Qingyi.Engine.Definitions.CompiledWorkflow? Find(string definitionId) => workflow;

        public object? GetService(Type serviceType) => null;
    }
}
