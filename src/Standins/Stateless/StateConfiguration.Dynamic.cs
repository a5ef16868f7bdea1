using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>The destination is chosen when the trigger is fired.</summary>
        public StateConfiguration PermitDynamic(TTrigger trigger, Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null, DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(trigger, _ => destinationStateSelector(), destinationStateSelector, destinationStateSelectorDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0>(TriggerWithParameters<TArg0> trigger, Func<TArg0, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null, DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(Plain(trigger), a => destinationStateSelector(Arguments.Take<TArg0>(a, 0)),
                destinationStateSelector, destinationStateSelectorDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null, DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(Plain(trigger), a => destinationStateSelector(Arguments.Take<TArg0>(a, 0), Arguments.Take<TArg1>(a, 1)),
                destinationStateSelector, destinationStateSelectorDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamicIf(TTrigger trigger, Func<TState> destinationStateSelector, Func<bool> guard,
            string? guardDescription = null, DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(trigger, _ => destinationStateSelector(), destinationStateSelector, null, possibleDestinationStates, Guard.Of(guard, guardDescription));

        public StateConfiguration PermitDynamicIf<TArg0>(TriggerWithParameters<TArg0> trigger, Func<TArg0, TState> destinationStateSelector,
            Func<TArg0, bool> guard, string? guardDescription = null, DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(Plain(trigger), a => destinationStateSelector(Arguments.Take<TArg0>(a, 0)),
                destinationStateSelector, null, possibleDestinationStates, Guard.Of(guard, guardDescription));

        /// <summary>As PermitDynamic, with a selector that is awaited; needs FireAsync.</summary>
        public StateConfiguration PermitDynamicAsync(TTrigger trigger, Func<Task<TState>> destinationStateSelector,
            string? destinationStateSelectorDescription = null, DynamicStateInfos? possibleDestinationStates = null) =>
            With(new Chooses(trigger, [], (_, mayWait) => Await(destinationStateSelector, mayWait),
                new InvocationInfo(destinationStateSelector, destinationStateSelectorDescription), possibleDestinationStates));

        private Task<TState> Await(Func<Task<TState>> selector, bool mayWait) => mayWait
            ? selector()
            : throw new InvalidOperationException($"A destination of state '{node.State}' is chosen asynchronously: use FireAsync.");

        private StateConfiguration Choose(TTrigger trigger, Func<object?[], TState> selector, Delegate named, string? description,
            DynamicStateInfos? possible, params Guard[] guards) =>
            With(new Chooses(trigger, guards, (args, _) => Task.FromResult(selector(args)), new InvocationInfo(named, description), possible));
    }
}
