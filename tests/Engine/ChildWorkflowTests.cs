using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

public sealed class ChildWorkflowTests
{
    [Fact]
    public void A_parent_waits_for_its_child_and_goes_on_in_the_same_burst()
    {
        var sample = Family("start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True; z Sample.Act", "start>call; call>z").Start();
        Assert.Equal("call ask", sample.Waiting);
        Assert.Equal(sample.All[0].Id, sample.All[1].ParentInstanceId);
        sample.TakeLog();

        sample.Resume("ask");

        Assert.Equal(
            "ask:Resumed ask:Completed cflow:Completed Workflow1:Completed call:Resumed call:Completed z:Started z:Completed flow1:Completed Workflow1:Completed",
            sample.TakeLog());
        Assert.Equal(["parent", "child"], sample.Last!.Changed.Select(s => s.DefinitionId));
        Assert.Equal(2, sample.Last.Burned.Count);
    }

    [Fact]
    public void Cancelling_the_parent_cancels_the_child()
    {
        var sample = Family("start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True", "start>call").Start();

        sample.Cancel();

        Assert.All(sample.All, s => Assert.Equal(InstanceSubStatus.Cancelled, s.SubStatus));
    }

    [Fact]
    public void A_parent_that_faults_cancels_the_child_it_waits_for()
    {
        var sample = Family(
            "start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True; own Sample.Ask; act Sample.Act", "start>call; start>own; own>act").Start();
        sample.Weather.Breaks.Add("act");

        sample.Resume("own");

        Assert.Equal("Finished/Faulted", sample.Status);
        Assert.Equal(InstanceSubStatus.Cancelled, sample.All[1].SubStatus);
    }

    [Fact]
    public void A_child_that_is_cancelled_alone_releases_its_parent()
    {
        var sample = Family("start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True; z Sample.Act", "start>call; call>z").Start();

        sample.Run(b =>
        {
            b.Cancel(sample.All[1].Id);
            return ResumeResult.Done.Value;
        });

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Contains("z:Completed", sample.Log);
    }

    [Fact]
    public void A_child_whose_call_is_cancelled_by_a_join_is_cancelled()
    {
        var sample = Family(
            "start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True; own Sample.Ask; j FlowJoin; z Sample.Act",
            "start>call; start>own; call>j; own>j; j>z").Start();

        sample.Resume("own");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal(InstanceSubStatus.Cancelled, sample.All[1].SubStatus);
    }

    [Fact]
    public void A_dispatched_workflow_is_left_to_a_transition_of_its_own()
    {
        var sample = Family("start Start; call DispatchWorkflow workflowDefinitionId=child; z Sample.Act", "start>call; call>z").Start();

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Single(sample.All);
        Assert.Equal("child", Assert.Single(sample.Last!.Dispatched).DefinitionId);
    }

    [Fact]
    public void A_dispatched_workflow_that_is_waited_for_runs_when_its_parent_rests()
    {
        var sample = Family("start Start; call DispatchWorkflow workflowDefinitionId=child waitForCompletion=True; z Sample.Act", "start>call; start>z").Start();
        Assert.Equal("call ask", sample.Waiting);
        Assert.Equal(
            "Workflow1:Started flow1:Started start:Started start:Completed call:Started call:Suspended z:Started z:Completed Workflow1:Started cflow:Started cs:Started cs:Completed ask:Started ask:Suspended",
            sample.TakeLog());

        sample.Resume("ask");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Contains("call:Resumed", sample.Log);
    }

    [Fact]
    public void A_child_that_ends_at_once_releases_the_parent_that_dispatched_it()
    {
        var sample = new SampleCase(
            Charts.Definition(Charts.Chart("start Start; call DispatchWorkflow workflowDefinitionId=child waitForCompletion=True; again DispatchWorkflow workflowDefinitionId=child waitForCompletion=True", "start>call; call>again"), "parent"),
            Charts.Definition(Charts.Chart("cs Start", "", "cflow"), "child"));

        sample.Start();

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal(3, sample.All.Count);
        Assert.Empty(sample.Last!.Created);
    }

    [Fact]
    public void A_sub_workflow_that_does_not_exist_faults_the_call()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; call DispatchWorkflow workflowDefinitionId=none waitForCompletion=True", "start>call"), strategy: "Hold")).Start();

        Assert.Equal("call", Assert.Single(sample.Main.Incidents).ActivityId);
        Assert.Equal("", sample.Waiting);
    }

    [Fact]
    public void A_workflow_that_calls_itself_faults_instead_of_running_for_ever()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; call ExecuteWorkflow workflowDefinitionId=sample", "start>call"))).Start();

        Assert.Equal(Burst.DeepestChild, sample.All.Count);
        Assert.Equal(InstanceSubStatus.Faulted, sample.All[^1].SubStatus);
    }

    [Fact]
    public void A_child_that_nobody_waits_for_ends_without_its_parent()
    {
        var sample = Family("start Start; call ExecuteWorkflow workflowDefinitionId=child", "start>call").Start();
        Assert.Equal("Finished/Finished", sample.Status);
        var child = sample.All[1];
        var burst = new Burst(sample, [child], new BurstOptions { Now = sample.Now, NewId = () => "x", Services = sample });

        burst.Resume(child.Id, child.Bookmarks[0].Id, new ResumeInput());

        Assert.Equal(InstanceSubStatus.Finished, Assert.Single(burst.Changed).SubStatus);
    }

    [Fact]
    public void A_child_without_its_parent_is_a_mistake_of_the_host()
    {
        var sample = Family("start Start; call ExecuteWorkflow workflowDefinitionId=child waitForCompletion=True", "start>call").Start();
        var child = sample.All[1];
        var burst = new Burst(sample, [child], new BurstOptions { Now = sample.Now, NewId = () => "x", Services = sample });

        Assert.Throws<InvalidOperationException>(() => burst.Resume(child.Id, child.Bookmarks[0].Id, new ResumeInput()));
    }

    private static SampleCase Family(string nodes, string arrows) => new(
        Charts.Definition(Charts.Chart(nodes, arrows), "parent"),
        Charts.Definition(Charts.Chart("cs Start; ask Sample.Ask", "cs>ask", "cflow"), "child"));
}
