using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

public sealed class IncidentTests
{
    [Fact]
    public void A_refusal_of_the_resumed_step_itself_leaves_nothing_behind()
    {
        var sample = Hold("start Start; ask Sample.Ask; act Sample.Act", "start>ask; ask>act");
        sample.Start();
        var before = sample.Main.ToJson();

        var result = sample.Resume("ask", "Refuse");

        Assert.Equal(new ResumeResult.Refused("sample.refused", "现在不能这样做。"), result);
        Assert.Empty(sample.Last!.Changed);
        Assert.Empty(sample.Last.Journal);
        Assert.Empty(sample.Last.Burned);
        Assert.Throws<InvalidOperationException>(() => sample.Last.Cancel("x"));
        Assert.Equal(before, sample.Main.ToJson());
    }

    [Fact]
    public void A_later_refusal_keeps_everything_before_it_and_holds_there()
    {
        var sample = Hold("start Start; ask Sample.Ask; act Sample.Act; end End", "start>ask; ask>act; act>end").Start();
        sample.Weather.Refuses.Add("act");

        Assert.IsType<ResumeResult.Done>(sample.Resume("ask"));

        Assert.Equal("Running/Suspended", sample.Status);
        var incident = Assert.Single(sample.Main.Incidents);
        Assert.Equal(("act", "sample.unlawful", "应当先告知。"), (incident.ActivityId, incident.RefusalCode, incident.Message));
        Assert.Equal("", sample.Waiting);
        Assert.Equal("id", Assert.Single(sample.Last!.Incidents).Id[..2]);
    }

    [Fact]
    public void A_failure_of_the_host_leaves_the_burst_and_is_recorded_nowhere()
    {
        var sample = Hold("start Start; ask Sample.Ask; act Sample.Act; end End", "start>ask; ask>act; act>end").Start();
        var before = sample.Main.ToJson();
        sample.Weather.Away.Add("act");

        Assert.Throws<TimeoutException>(() => sample.Resume("ask"));

        Assert.Equal(before, sample.Main.ToJson());
        sample.Weather.Away.Clear();
        Assert.IsType<ResumeResult.Done>(sample.Resume("ask"));
        Assert.Equal("Finished/Finished", sample.Status);
    }

    [Fact]
    public void A_held_step_runs_again_when_the_reason_is_gone()
    {
        var sample = Hold("start Start; act Sample.Act; end End", "start>act; act>end");
        sample.Weather.Breaks.Add("act");
        sample.Start();
        Assert.Equal("Running/Suspended", sample.Status);
        sample.Weather.Breaks.Clear();
        sample.TakeLog();

        Assert.IsType<ResumeResult.Done>(sample.Run(b => b.Retry(sample.Main.Id, "act")));

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Empty(sample.Main.Incidents);
        Assert.Equal("act:Started act:Completed end:Started end:Completed flow1:Completed Workflow1:Completed", sample.TakeLog());
    }

    [Fact]
    public void A_held_step_that_refuses_again_refuses_the_retry()
    {
        var sample = Hold("start Start; act Sample.Act", "start>act");
        sample.Weather.Refuses.Add("act");
        sample.Start();
        var before = sample.Main.ToJson();

        Assert.IsType<ResumeResult.Refused>(sample.Run(b => b.Retry(sample.Main.Id, "act")));

        Assert.Equal(before, sample.Main.ToJson());
    }

    [Fact]
    public void A_held_step_that_breaks_again_keeps_one_incident()
    {
        var sample = Hold("start Start; act Sample.Act", "start>act");
        sample.Weather.Breaks.Add("act");
        sample.Start();

        sample.Run(b => b.Retry(sample.Main.Id, "act"));

        Assert.Single(sample.Main.Incidents);
    }

    [Fact]
    public void A_held_step_can_be_passed_over_by_decision()
    {
        var sample = Hold("start Start; act Sample.Act; end End", "start>act; act>end");
        sample.Weather.Breaks.Add("act");
        sample.Start();

        sample.Run(b => b.Skip(sample.Main.Id, "act", []));

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Empty(sample.Main.Incidents);
    }

    [Fact]
    public void Other_branches_go_on_while_one_is_held_and_the_join_waits()
    {
        var sample = Hold("start Start; act Sample.Act; ask Sample.Ask; join Sample.Act; end End", "start>act; start>ask; act>join; ask>join; join>end");
        sample.Weather.Breaks.Add("act");
        sample.Start();

        sample.Resume("ask");
        Assert.Equal("Running/Suspended", sample.Status);
        sample.Weather.Breaks.Clear();
        sample.TakeLog();
        sample.Run(b => b.Retry(sample.Main.Id, "act"));

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.StartsWith("act:Started act:Completed join:Started", sample.TakeLog(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_elsewhere_closes_the_incident_of_a_held_branch()
    {
        var sample = Hold("start Start; act Sample.Act; ask Sample.Ask; end End", "start>act; start>ask; ask>end");
        sample.Weather.Breaks.Add("act");
        sample.Start();

        sample.Resume("ask");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Empty(sample.Main.Incidents);
    }

    [Fact]
    public void Without_a_strategy_a_refusal_ends_the_instance()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; ask Sample.Ask; act Sample.Act", "start>ask; ask>act"))).Start();
        sample.Weather.Refuses.Add("act");

        sample.Resume("ask");

        Assert.Equal("Finished/Faulted", sample.Status);
        Assert.IsType<ResumeResult.UnknownBookmark>(sample.Run(b => b.Retry(sample.Main.Id, "act")));
    }

    [Fact]
    public void A_loop_without_a_wait_holds_when_the_budget_is_spent()
    {
        var sample = Hold("start Start; a FlowDecision condition=True; b Sample.Act", "start>a; a-True>b; b>a", budget: 50).Start();

        Assert.Equal("Running/Suspended", sample.Status);
        Assert.Equal(typeof(StepBudgetException).FullName, Assert.Single(sample.Main.Incidents).ExceptionType);
    }

    [Fact]
    public void The_budget_faults_the_child_that_spent_it_and_not_its_parent()
    {
        var parent = Charts.Definition(Charts.Chart("start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True; after Sample.Act", "start>call; call>after"), "parent");
        var child = Charts.Definition(Charts.Chart("cs Start; ca FlowDecision condition=True; cb Sample.Act", "cs>ca; ca-True>cb; cb>ca", "cflow"), "child");
        var sample = new SampleCase(parent, child) { StepBudget = 100 };

        sample.Start();

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal(InstanceSubStatus.Faulted, sample.All[1].SubStatus);
        Assert.Contains("after:Completed", sample.Log);
    }

    private static SampleCase Hold(string nodes, string arrows, int budget = 10_000) =>
        new(Charts.Definition(Charts.Chart(nodes, arrows), strategy: "Hold")) { StepBudget = budget };
}
