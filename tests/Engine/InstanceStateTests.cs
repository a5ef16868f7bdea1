using System.Text.Json;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

public sealed class InstanceStateTests
{
    [Fact]
    public void State_reads_back_as_it_was_written()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart(
            "start Start; f FlowFork branches=[\"A\",\"B\"]; a Sample.Ask title=受理 ; b Sample.Ask; j Sample.Act", "start>f; f-A>a; f-B>b; a>j; b>j")));
        sample.Start(new() { ["caseNo"] = "案-1", ["none"] = null });
        sample.Resume("a", "Done");
        var text = sample.Main.ToJson();

        Assert.Equal(text, InstanceState.FromJson(text).ToJson());
        Assert.Contains("案-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
        Assert.True(sample.Main.Input.ContainsKey("none"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("nothing")]
    [InlineData("""{"id":"i","definitionId":"d","versionId":"v"} and more""")]
    public void What_is_no_state_is_refused(string text) => Assert.Throws<JsonException>(() => InstanceState.FromJson(text));

    [Fact]
    public void A_burst_leaves_what_it_was_given_untouched()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; ask Sample.Ask; z Sample.Act", "start>ask; ask>z"))).Start();
        var given = sample.Main;
        var before = given.ToJson();
        var burst = new Burst(sample, [given], new BurstOptions { Now = sample.Now, NewId = () => "n" + before.Length, Services = sample });

        burst.Resume(given.Id, given.Bookmarks[0].Id, new ResumeInput());

        Assert.Equal(before, given.ToJson());
        Assert.Equal(InstanceSubStatus.Finished, Assert.Single(burst.Changed).SubStatus);
    }

    [Fact]
    public void An_instance_on_another_version_than_the_set_holds_is_a_mistake_of_the_host()
    {
        var chart = Charts.Definition(Charts.Chart("start Start; ask Sample.Ask", "start>ask"));
        var state = new SampleCase(chart).Start().Main;
        chart["id"] = "sample-v2";
        var newer = new SampleCase(chart);
        var burst = new Burst(newer, [state], new BurstOptions { Now = newer.Now, NewId = () => "x", Services = newer });

        Assert.Throws<InvalidOperationException>(() => burst.Resume(state.Id, state.Bookmarks[0].Id, new ResumeInput()));
    }

    [Fact]
    public void The_journal_counts_on_over_bursts()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; ask Sample.Ask; z Sample.Act", "start>ask; ask>z"))).Start();
        var last = sample.Last!.Journal[^1].Sequence;

        sample.Resume("ask", "Done");

        Assert.Equal(Enumerable.Range(last + 1, sample.Last.Journal.Count), sample.Last.Journal.Select(j => j.Sequence));
        Assert.Equal("Workflow1:flow1:ask", sample.Last.Journal[0].NodeId);
        Assert.Equal("Done", (string?)sample.Last.Journal.First(j => j.EventName == "Completed").Outputs!["Answer"]);
    }
}
