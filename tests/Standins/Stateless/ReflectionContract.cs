using Stateless;
using Stateless.Graph;
using Stateless.Reflection;

namespace Qingyi.Tests.Standins.Stateless;

/// <summary>What GetInfo and the graphs say of a configured machine.</summary>
public sealed class ReflectionContract
{
    private enum State { Draft, Review, Done }

    private enum Trigger { Submit, Reject, Accept, Comment, Nudge }

    [Fact]
    public void The_configuration_can_be_read_as_data()
    {
        var info = Machine().GetInfo();

        Assert.Equal(State.Draft, info.InitialState.UnderlyingState);
        Assert.Equal(typeof(State), info.StateType);
        Assert.Equal([State.Done, State.Draft, State.Review], info.States.Select(s => s.UnderlyingState.ToString()!).Order().Select(Enum.Parse<State>));

        var review = info.States.Single(s => s.UnderlyingState is State.Review);
        var accept = review.FixedTransitions.Single(t => t.Trigger.UnderlyingTrigger is Trigger.Accept);
        Assert.Equal(State.Done, accept.DestinationState.UnderlyingState);
        Assert.Equal("two reviewers", accept.GuardConditionsMethodDescriptions.Single().Description);
        Assert.Equal(Trigger.Nudge, review.IgnoredTriggers.Single().Trigger.UnderlyingTrigger);
        Assert.Contains(review.Transitions, t => t.IsInternalTransition && t.Trigger.UnderlyingTrigger is Trigger.Comment);
        Assert.Equal("record", review.EntryActions.Single().Method.Description);
    }

    [Fact]
    public void Superstates_and_dynamic_destinations_are_described()
    {
        var machine = Machine();
        machine.Configure(State.Done).SubstateOf(State.Review)
            .PermitDynamic(Trigger.Submit, () => State.Draft, "by age", new DynamicStateInfos { { State.Draft, "old" } });

        var done = machine.GetInfo().States.Single(s => s.UnderlyingState is State.Done);

        Assert.Equal(State.Review, done.Superstate!.UnderlyingState);
        Assert.Equal("by age", done.DynamicTransitions.Single().DestinationStateSelectorDescription.Description);
        Assert.Equal("Draft", done.DynamicTransitions.Single().PossibleDestinationStates!.Single().DestinationState);
    }

    [Fact]
    public void The_Mermaid_graph_names_states_triggers_and_guards()
    {
        var graph = MermaidGraph.Format(Machine().GetInfo());

        Assert.StartsWith("stateDiagram-v2", graph, StringComparison.Ordinal);
        Assert.Contains("Draft --> Review : Submit", graph, StringComparison.Ordinal);
        Assert.Contains("Review --> Done : Accept [two reviewers]", graph, StringComparison.Ordinal);
        Assert.Contains("[*] --> Draft", graph, StringComparison.Ordinal);
        Assert.Contains("direction LR", MermaidGraph.Format(Machine().GetInfo(), MermaidGraphDirection.LeftToRight), StringComparison.Ordinal);
    }

    [Fact]
    public void The_DOT_graph_is_a_digraph_of_the_same_edges()
    {
        var graph = UmlDotGraph.Format(Machine().GetInfo());

        Assert.StartsWith("digraph {", graph, StringComparison.Ordinal);
        Assert.Contains("\"Draft\" -> \"Review\" [style=\"solid\", label=\"Submit\"];", graph, StringComparison.Ordinal);
        Assert.Contains("two reviewers", graph, StringComparison.Ordinal);
    }

    private static StateMachine<State, Trigger> Machine()
    {
        var machine = new StateMachine<State, Trigger>(State.Draft);
        machine.Configure(State.Draft).Permit(Trigger.Submit, State.Review);
        machine.Configure(State.Review)
            .PermitIf(Trigger.Accept, State.Done, () => true, "two reviewers")
            .Permit(Trigger.Reject, State.Draft)
            .InternalTransition(Trigger.Comment, () => { })
            .Ignore(Trigger.Nudge)
            .OnEntry(() => { }, "record");
        return machine;
    }
}
