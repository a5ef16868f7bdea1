namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The configuration of one state. Every call answers the same object, so that calls can be chained.</summary>
    public partial class StateConfiguration
    {
        private readonly Node node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, Node node)
        {
            Machine = machine;
            this.node = node;
        }

        public TState State => node.State;

        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>Lets the state take every trigger of <paramref name="superstate"/> that it does not take itself.</summary>
        /// <exception cref="ArgumentException">The hierarchy would close a circle.</exception>
        public StateConfiguration SubstateOf(TState superstate)
        {
            node.PlaceUnder(Machine.NodeOf(superstate));
            return this;
        }

        /// <summary>Where to go on from here when this superstate is entered directly.</summary>
        public StateConfiguration InitialTransition(TState targetState)
        {
            node.BeginAt(targetState);
            return this;
        }

        public StateConfiguration Ignore(TTrigger trigger) => With(new Ignores(trigger, []));

        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            With(new Ignores(trigger, [Guard.Of(guard, guardDescription)]));

        public StateConfiguration IgnoreIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) => With(new Ignores(trigger, Guard.All(guards)));

        public StateConfiguration IgnoreIf<TArg0>(TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null) =>
            With(new Ignores(Plain(trigger), [Guard.Of(guard, guardDescription)]));

        private StateConfiguration With(Behaviour behaviour)
        {
            node.Behaviours.Add(behaviour);
            return this;
        }

        private StateConfiguration Move(TTrigger trigger, TState destination, params Guard[] guards)
        {
            if (EqualityComparer<TState>.Default.Equals(destination, node.State))
            {
                throw new ArgumentException($"'{trigger}' leads from '{node.State}' to itself: use PermitReentry, InternalTransition or Ignore.", nameof(destination));
            }

            return With(new Moves(trigger, guards, destination));
        }
    }
}
