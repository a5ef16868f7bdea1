using Stateless.Reflection;

namespace Stateless.Graph;

internal sealed record Edge(string From, string To, string Label);

/// <summary>The arrows of a state, in the order of its configuration, labelled with trigger, entry actions and guards.</summary>
internal static class Edges
{
    public static IEnumerable<Edge> Of(StateInfo state)
    {
        foreach (var transition in state.FixedTransitions)
        {
            var actions = transition.DestinationState.EntryActions
                .Where(a => a.FromTrigger == transition.Trigger.ToString()).Select(a => a.Method.Description).ToList();
            yield return new Edge(state.ToString(), transition.DestinationState.ToString(),
                transition.Trigger + (actions.Count > 0 ? " / " + string.Join(", ", actions) : string.Empty) + Guards(transition));
        }

        foreach (var ignored in state.IgnoredTriggers)
        {
            yield return new Edge(state.ToString(), state.ToString(), ignored.Trigger + Guards(ignored));
        }

        foreach (var dynamic in state.DynamicTransitions)
        {
            foreach (var possible in dynamic.PossibleDestinationStates ?? [])
            {
                yield return new Edge(state.ToString(), possible.DestinationState, $"{dynamic.Trigger} [{possible.Criterion}]");
            }
        }
    }

    private static string Guards(TransitionInfo transition) =>
        string.Concat(transition.GuardConditionsMethodDescriptions.Select(g => $" [{g.Description}]"));
}
