namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs the action and stays: no exit, no entry, no transition callback.</summary>
        public StateConfiguration InternalTransition(TTrigger trigger, Action internalAction) =>
            Stay(trigger, Step.Of(_ => internalAction(), internalAction, null));

        public StateConfiguration InternalTransition(TTrigger trigger, Action<Transition> internalAction) =>
            Stay(trigger, Step.Of(internalAction, internalAction, null));

        public StateConfiguration InternalTransition<TArg0>(TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> internalAction) =>
            Stay(Plain(trigger), Step.Of(t => internalAction(Arguments.Take<TArg0>(t.Parameters, 0), t), internalAction, null));

        public StateConfiguration InternalTransition<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1, Transition> internalAction) =>
            Stay(Plain(trigger), Step.Of(
                t => internalAction(Arguments.Take<TArg0>(t.Parameters, 0), Arguments.Take<TArg1>(t.Parameters, 1), t), internalAction, null));

        public StateConfiguration InternalTransitionIf(TTrigger trigger, Func<object?[], bool> guard, Action internalAction, string? guardDescription = null) =>
            Stay(trigger, Step.Of(_ => internalAction(), internalAction, null), Guard.Of(guard, guardDescription));

        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object?[], bool> guard, Action<Transition> internalAction, string? guardDescription = null) =>
            Stay(trigger, Step.Of(internalAction, internalAction, null), Guard.Of(guard, guardDescription));

        public StateConfiguration InternalTransitionIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, Action<TArg0, Transition> internalAction, string? guardDescription = null) =>
            Stay(Plain(trigger), Step.Of(t => internalAction(Arguments.Take<TArg0>(t.Parameters, 0), t), internalAction, null),
                Guard.Of(guard, guardDescription));

        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Task> internalAction) =>
            Stay(trigger, Step.Of(_ => internalAction(), internalAction, null));

        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Transition, Task> internalAction) =>
            Stay(trigger, Step.Of(internalAction, internalAction, null));

        public StateConfiguration InternalTransitionAsync<TArg0>(TriggerWithParameters<TArg0> trigger, Func<TArg0, Transition, Task> internalAction) =>
            Stay(Plain(trigger), Step.Of(t => internalAction(Arguments.Take<TArg0>(t.Parameters, 0), t), internalAction, null));

        private StateConfiguration Stay(TTrigger trigger, Step action, params Guard[] guards) => With(new Stays(trigger, guards, action));
    }
}
