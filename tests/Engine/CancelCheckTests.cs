using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;

namespace Qingyi.Tests.Engine;

/// <summary>A task whose designer can say that it may be cancelled.</summary>
[Activity("Sample", "Open", CancelConsent = nameof(MayGo))]
public sealed class Open : Activity
{
    public Input<bool>? MayGo { get; set; }

    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark("Sample.Open", []);
}

/// <summary>Joins and returns that can take open work away are drawn with that in mind, or found.</summary>
public sealed class CancelCheckTests
{
    private static readonly WorkflowCompiler Compiler = new(new ActivityRegistry().RegisterBuiltIns().Register<Ask>().Register<Act>().Register<Open>());

    private const string Fork = "start Start; f FlowFork branches=[\"A\",\"B\"]; a Sample.Open; b Sample.Act; j FlowJoin mode=WaitAny; end End";
    private const string ForkArrows = "start>f; f-A>a; f-B>b; a>j; b>j; j>end";

    [Fact]
    public void A_join_for_the_first_to_come_that_takes_an_open_task_away_is_ambiguous()
    {
        var fault = Assert.Single(Check(Fork, ForkArrows));

        Assert.Equal(("ambiguous-join", "j", "$.root.activities[4]", FaultLevel.Error), (fault.Code, fault.ActivityId, fault.Path, fault.Level));
        Assert.Contains("“a”", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_where_the_designer_says_that_the_task_may_go() => Assert.Empty(Check(Fork.Replace("a Sample.Open", "a Sample.Open mayGo=true", StringComparison.Ordinal), ForkArrows));

    [Theory]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAll")]
    public void A_join_that_waits_takes_nothing_away(string mode) => Assert.Empty(Check(Fork.Replace("WaitAny", mode, StringComparison.Ordinal), ForkArrows));

    [Fact]
    public void The_sides_of_a_decision_never_meet_at_its_join() =>
        Assert.Empty(Check("start Start; d FlowDecision condition=js:true; a Sample.Open; b Sample.Act; j FlowJoin mode=WaitAny; end End", "start>d; d-True>a; d-False>b; a>j; b>j; j>end"));

    [Fact]
    public void Branches_that_have_met_before_come_to_the_join_as_one() =>
        Assert.Empty(Check("start Start; f FlowFork branches=[\"A\",\"B\"]; a Sample.Open; b Sample.Act; m Sample.Act; j FlowJoin mode=WaitAny; end End", "start>f; f-A>a; f-B>b; a>m; b>m; m>j; j>end"));

    [Fact]
    public void Two_arrows_from_one_outcome_are_branches_too() =>
        Assert.Equal("ambiguous-join", Assert.Single(Check("start Start; a Sample.Open; b Sample.Act; j FlowJoin; end End", "start>a; start>b; a>j; b>j; j>end")).Code);

    [Fact]
    public void A_return_out_of_one_branch_to_before_the_fork_is_ambiguous()
    {
        var fault = Assert.Single(Check(
            "start Start; h Sample.Act; f FlowFork branches=[\"A\",\"B\"]; a Sample.Open; d FlowDecision condition=js:true; j FlowJoin mode=WaitAllActive; end End",
            "start>h; h>f; f-A>a; f-B>d; d-True>j; d-False>h; a>j; j>end"));

        Assert.Equal(("ambiguous-return", "d"), (fault.Code, fault.ActivityId));
        Assert.Contains("“h”", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_return_inside_a_branch_or_behind_the_join_is_none()
    {
        const string Nodes = "start Start; h Sample.Act; f FlowFork branches=[\"A\",\"B\"]; a Sample.Open; c Sample.Act; d FlowDecision condition=js:true; j FlowJoin mode=WaitAllActive; e FlowDecision condition=js:true; end End";

        Assert.Empty(Check(Nodes, "start>h; h>f; f-A>a; f-B>c; c>d; d-True>j; d-False>c; a>j; j>e; e-True>end; e-False>h"));
    }

    private static IReadOnlyList<DefinitionFault> Check(string nodes, string arrows) => Compiler.Check(Charts.Read(Charts.Definition(Charts.Chart(nodes, arrows))));
}
