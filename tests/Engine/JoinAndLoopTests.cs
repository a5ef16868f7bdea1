namespace Qingyi.Tests.Engine;

/// <summary>Charts beyond the recordings: what a reader expects of joins inside, around and behind loops.</summary>
public sealed class JoinAndLoopTests
{
    [Fact]
    public void A_join_waits_for_a_side_way_that_can_loop_back_and_come_after_all()
    {
        // h decides: s (a task that may send back to h) or k, which leads to the join with b.
        var sample = Run("start Start; h Sample.Ask; b Sample.Ask; s Sample.Ask; k Sample.Act; j Sample.Act", "start>h; start>b; h-Yes>s; h-No>k; s-Back>h; k>j; b>j");
        sample.Resume("h", "Yes");
        sample.Resume("b");
        Assert.Equal("s", sample.Waiting);

        sample.Resume("s", "Back");
        sample.Resume("h", "No");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Single(sample.Log, "j:Completed");
    }

    [Fact]
    public void A_join_does_not_wait_for_a_task_that_could_only_begin_a_new_round()
    {
        // c stands beside the branches and may restart the whole; the join of x and y must not hang on it.
        var sample = Run(
            "start Start; head Sample.Act; d FlowDecision condition=True; x Sample.Ask; y Sample.Ask; j Sample.Act; c Sample.Ask",
            "start>head; head>d; head>c; d-True>x; d-False>y; x>j; y>j; c-Back>head");
        sample.TakeLog();

        sample.Resume("x");

        Assert.Contains("j:Completed", sample.Log);
        Assert.Equal("c", sample.Waiting);
    }

    [Fact]
    public void A_new_round_opens_a_join_that_took_the_first_arrival_again()
    {
        var sample = Run(
            "start Start; head Sample.Act; f FlowFork branches=[\"A\",\"B\"]; a Sample.Act; b Sample.Ask; j FlowJoin; t Sample.Ask; end End",
            "start>head; head>f; f-A>a; f-B>b; a>j; b>j; j>t; t-Back>head; t-Yes>end");

        // a arrives first in every round; b is cancelled each time or arrives too late.
        sample.Resume("t", "Back");
        sample.Resume("t", "Back");
        sample.Resume("t", "Yes");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal(3, sample.Log.Count(l => l == "j:Completed"));
    }

    [Fact]
    public void A_late_branch_that_loops_inside_itself_stays_late()
    {
        var sample = Run(
            "start Start; a Sample.Act; b0 Sample.Act; b1 Sample.Act; b Sample.Ask; j FlowJoin; z Sample.Ask",
            "start>a; start>b0; a>j; b0>b1; b1>b; b-Back>b; b-Yes>j; j>z");
        Assert.Equal("z b", sample.Waiting);

        sample.Resume("b", "Back");
        sample.Resume("b", "Yes");

        Assert.Equal("z", sample.Waiting);
        Assert.Single(sample.Log, "j:Completed");
    }

    [Fact]
    public void Every_arrival_of_a_branch_that_ran_twice_counts()
    {
        var sample = Run("start Start; t Sample.Ask; side Sample.Act", "start>t; t-Back>t; t-Yes>side");

        sample.Resume("t", "Back", "Yes");
        sample.Resume("t", "Yes");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal(2, sample.Log.Count(l => l == "side:Completed"));
    }

    [Fact]
    public void Two_joins_in_a_row_wait_for_what_is_held_at_the_first()
    {
        var sample = Run(
            "start Start; a Sample.Ask; b Sample.Ask; c Sample.Ask; j1 Sample.Act; j2 Sample.Act",
            "start>a; start>b; start>c; a>j1; b>j1; j1>j2; c>j2");
        sample.Resume("a");
        sample.Resume("c");
        Assert.DoesNotContain("j2:Started", sample.Log);

        sample.Resume("b");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Single(sample.Log, "j2:Completed");
    }

    [Fact]
    public void A_case_returned_twice_reaches_its_shared_ending()
    {
        var sample = Run(
            "start Start; intake Sample.Ask; f FlowFork branches=[\"L\",\"S\"]; legal Sample.Ask; site Sample.Ask; g FlowJoin mode=WaitAll; decide Sample.Ask; "
            + "correct Sample.Ask; rej Sample.Act; out Sample.Act; end End",
            "start>intake; intake-Yes>f; intake-No>rej; f-L>legal; f-S>site; legal>g; site>g; g>decide; decide-Yes>out; decide-Back>correct; correct>f; "
            + "decide-No>rej; rej>out; out>end");
        sample.Resume("intake", "Yes");
        for (var round = 0; round < 2; round++)
        {
            sample.Resume("site");
            sample.Resume("legal");
            sample.Resume("decide", "Back");
            sample.Resume("correct");
        }

        sample.Resume("legal");
        sample.Resume("site");
        sample.Resume("decide", "Yes");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Single(sample.Log, "out:Completed");
        Assert.DoesNotContain("rej:Started", sample.Log);
    }

    [Fact]
    public void A_join_that_is_wrongly_drawn_faults_and_names_its_predecessor()
    {
        var sample = Run("start Start; a Sample.Act; j FlowJoin mode=WaitSome", "start>a; a>j");

        Assert.Equal("Finished/Faulted", sample.Status);
        Assert.Equal("a", Assert.Single(sample.Main.Incidents).ActivityId);
    }

    [Fact]
    public void A_completion_that_could_not_be_handed_on_is_not_asked_for_again()
    {
        var definition = Charts.Definition(Charts.Chart("start Start; ask Sample.Ask; j FlowJoin mode=js:variables.Mode; z Sample.Act", "start>ask; ask>z; ask>j"), strategy: "Hold");
        definition["variables"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
        {
            ["id"] = "m", ["name"] = "Mode", ["typeName"] = "String", ["value"] = "WaitSome",
        });
        var sample = new SampleCase(definition).Start();
        sample.Resume("ask", "Done");
        Assert.Equal("ask", Assert.Single(sample.Main.Incidents).ActivityId);
        Assert.Equal("", sample.Waiting);
        Assert.DoesNotContain("z:Started", sample.Log);
        sample.SetVariable("m", "WaitAny");
        sample.TakeLog();

        sample.Run(b => b.Retry(sample.Main.Id, "ask"));

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal("z:Started z:Completed j:Started j:Completed flow1:Completed Workflow1:Completed", sample.TakeLog());
    }

    private static SampleCase Run(string nodes, string arrows) => new SampleCase(Charts.Definition(Charts.Chart(nodes, arrows))).Start();
}
