namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <exception cref="ArgumentException">The destination is this state: say PermitReentry or Ignore.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) => Move(trigger, destinationState);

        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            Move(trigger, destinationState, Guard.Of(guard, guardDescription));

        /// <summary>All guards must be met; each unmet one is reported with its description.</summary>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            Move(trigger, destinationState, Guard.All(guards));

        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, TState destinationState, Func<TArg0, bool> guard, string? guardDescription = null) =>
            Move(Plain(trigger), destinationState, Guard.Of(guard, guardDescription));

        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, TState destinationState, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            Move(Plain(trigger), destinationState, Guard.All(guards));

        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, TState destinationState, Func<TArg0, TArg1, bool> guard, string? guardDescription = null) =>
            Move(Plain(trigger), destinationState, Guard.Of(guard, guardDescription));

        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, TState destinationState, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            Move(Plain(trigger), destinationState, Guard.All(guards));

        public StateConfiguration PermitIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TState destinationState, Func<TArg0, TArg1, TArg2, bool> guard, string? guardDescription = null) =>
            Move(Plain(trigger), destinationState, Guard.Of(guard, guardDescription));

        /// <summary>Leaves this state and enters it again, with exit and entry actions.</summary>
        public StateConfiguration PermitReentry(TTrigger trigger) => With(new Reenters(trigger, [], node.State));

        public StateConfiguration PermitReentryIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            With(new Reenters(trigger, [Guard.Of(guard, guardDescription)], node.State));

        public StateConfiguration PermitReentryIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            With(new Reenters(trigger, Guard.All(guards), node.State));

        public StateConfiguration PermitReentryIf<TArg0>(TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null) =>
            With(new Reenters(Plain(trigger), [Guard.Of(guard, guardDescription)], node.State));

        public StateConfiguration PermitReentryIf<TArg0>(TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            With(new Reenters(Plain(trigger), Guard.All(guards), node.State));
    }
}
