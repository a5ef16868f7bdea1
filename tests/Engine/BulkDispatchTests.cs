using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

public sealed class BulkDispatchTests
{
    private const string Arrows = "start>bulk; bulk-Completed>all; bulk-Canceled>some";

    [Fact]
    public void It_waits_for_each_child_and_then_goes_on_as_completed()
    {
        var sample = Family("waitForCompletion=True").Start();
        Assert.Equal(4, sample.All.Count);

        sample.Resume("ask");
        sample.Resume("ask");
        Assert.Equal("Running/Suspended", sample.Status);
        sample.Resume("ask");

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Contains("all:Completed", sample.Log);
        Assert.DoesNotContain("some:Completed", sample.Log);
    }

    [Fact]
    public void A_child_that_was_cancelled_leads_to_the_other_exit()
    {
        var sample = Family("waitForCompletion=True").Start();
        sample.Run(b =>
        {
            b.Cancel(sample.All[2].Id);
            return ResumeResult.Done.Value;
        });

        sample.Resume("ask");
        sample.Resume("ask");

        Assert.Contains("some:Completed", sample.Log);
    }

    [Fact]
    public void Without_waiting_each_child_is_left_for_a_transition_of_its_own()
    {
        var sample = Family("waitForCompletion=False").Start();

        Assert.Equal("Finished/Finished", sample.Status);
        Assert.Equal(["1", "2", "3"], sample.Last!.Dispatched.Select(d => d.Input["Item"]!.ToJsonString()));
    }

    [Fact]
    public void Nothing_to_dispatch_completes_at_once()
    {
        var sample = Family("waitForCompletion=True", "js:[]").Start();

        Assert.Equal("Finished/Finished", sample.Status);
    }

    private static SampleCase Family(string waits, string items = "js:[1,2,3]") => new(
        Charts.Definition(Charts.Chart($"start Start; bulk BulkDispatchWorkflows workflowDefinitionId=child items={items} {waits}; all Sample.Act; some Sample.Act", Arrows), "parent"),
        Charts.Definition(Charts.Chart("ask Sample.Ask", "", "cflow"), "child"));
}
