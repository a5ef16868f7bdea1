namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The configuration of one state, and its place in the hierarchy.</summary>
    internal sealed class Node(TState state)
    {
        public TState State { get; } = state;

        public Node? Superstate { get; private set; }

        public List<Node> Substates { get; } = [];

        public List<Behaviour> Behaviours { get; } = [];

        public List<Step> Entry { get; } = [];

        public List<Step> Exit { get; } = [];

        public List<Step> Activation { get; } = [];

        public List<Step> Deactivation { get; } = [];

        public bool HasInitialTransition { get; private set; }

        public TState? InitialTarget { get; private set; }

        public IEnumerable<Node> SelfAndAbove
        {
            get
            {
                for (var node = this; node is not null; node = node.Superstate)
                {
                    yield return node;
                }
            }
        }

        public bool Holds(Node other) => other.SelfAndAbove.Contains(this);

        public void PlaceUnder(Node superstate)
        {
            if (superstate.SelfAndAbove.Contains(this))
            {
                throw new ArgumentException($"State '{State}' cannot be a substate of '{superstate.State}': that would close a circle.");
            }

            Superstate = superstate;
            superstate.Substates.Add(this);
        }

        public void BeginAt(TState target)
        {
            if (HasInitialTransition)
            {
                throw new InvalidOperationException($"State '{State}' already has an initial transition, to '{InitialTarget}'.");
            }

            if (EqualityComparer<TState>.Default.Equals(target, State))
            {
                throw new ArgumentException($"The initial transition of '{State}' must lead to one of its substates, not to itself.", nameof(target));
            }

            HasInitialTransition = true;
            InitialTarget = target;
        }

        /// <summary>The behaviour that answers the trigger here or in the nearest state above; otherwise the guards that stood in the way.</summary>
        public Answer Find(TTrigger trigger, object?[] args)
        {
            var unmet = new List<string>();
            foreach (var node in SelfAndAbove)
            {
                var ready = new List<Behaviour>();
                foreach (var behaviour in node.Behaviours.Where(b => EqualityComparer<TTrigger>.Default.Equals(b.Trigger, trigger)))
                {
                    var missing = behaviour.Unmet(args);
                    unmet.AddRange(missing.Where(m => !unmet.Contains(m)));
                    if (missing.Count == 0)
                    {
                        ready.Add(behaviour);
                    }
                }

                if (ready.Count > 1)
                {
                    throw new InvalidOperationException(
                        $"State '{node.State}' has {ready.Count} transitions for trigger '{trigger}' whose guards are all met: guards must exclude each other.");
                }

                if (ready.Count == 1)
                {
                    return new Answer(ready[0], node, []);
                }
            }

            return new Answer(null, this, unmet);
        }
    }

    internal sealed record Answer(Behaviour? Behaviour, Node Owner, List<string> Unmet);
}
