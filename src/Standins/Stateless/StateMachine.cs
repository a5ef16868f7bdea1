using Stateless.Reflection;

namespace Stateless;

/// <summary>
/// A state machine configured in code. This is our own implementation of the part of the public API of the package Stateless 5.18 that the product
/// uses, so that the published documentation applies; the build property UsePublishedPackages swaps it for the package.
/// </summary>
/// <typeparam name="TState">The states; compared by their default equality.</typeparam>
/// <typeparam name="TTrigger">The triggers; compared by their default equality.</typeparam>
public partial class StateMachine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, Node> nodes = [];
    private readonly Dictionary<TTrigger, TriggerWithParameters> parameters = [];
    private readonly Func<TState> read;
    private readonly Action<TState> write;
    private readonly FiringMode mode;
    private readonly TState initial;

    /// <summary>A machine that keeps its state itself and queues triggers.</summary>
    public StateMachine(TState initialState) : this(initialState, FiringMode.Queued)
    {
    }

    public StateMachine(TState initialState, FiringMode firingMode)
    {
        var held = initialState;
        read = () => held;
        write = s => held = s;
        mode = firingMode;
        initial = initialState;
    }

    /// <summary>A machine whose state lives elsewhere, for example in a property of an entity.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator) : this(stateAccessor, stateMutator, FiringMode.Queued)
    {
    }

    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator, FiringMode firingMode)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        read = stateAccessor;
        write = stateMutator;
        mode = firingMode;
        initial = stateAccessor();
    }

    public TState State
    {
        get => read();
        private set => write(value);
    }

    private Node Current => NodeOf(State);

    /// <summary>Begins or continues the configuration of a state.</summary>
    public StateConfiguration Configure(TState state) => new(this, NodeOf(state));

    /// <exception cref="InvalidOperationException">The trigger already has parameters.</exception>
    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger) => Declare(new TriggerWithParameters<TArg0>(trigger));

    public TriggerWithParameters<TArg0, TArg1> SetTriggerParameters<TArg0, TArg1>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1>(trigger));

    public TriggerWithParameters<TArg0, TArg1, TArg2> SetTriggerParameters<TArg0, TArg1, TArg2>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1, TArg2>(trigger));

    public TriggerWithParameters SetTriggerParameters(TTrigger trigger, params Type[] argumentTypes) =>
        Declare<TriggerWithParameters>(new TypedTrigger(trigger, argumentTypes));

    /// <summary>The configuration as data. States that are only destinations are in it too.</summary>
    public StateMachineInfo GetInfo()
    {
        var states = new Dictionary<TState, StateInfo>();
        StateInfo InfoOf(TState state)
        {
            if (!states.TryGetValue(state, out var info))
            {
                states[state] = info = nodes.TryGetValue(state, out var node) ? Describe(node) : Describe(new Node(state));
            }

            return info;
        }

        InfoOf(initial);
        foreach (var node in nodes.Values.ToList())
        {
            var info = InfoOf(node.State);
            node.Substates.ForEach(s => info.Contain(InfoOf(s.State)));
            foreach (var behaviour in node.Behaviours)
            {
                var trigger = new TriggerInfo(behaviour.Trigger);
                var guards = behaviour.Guards.Select(g => g.Info).ToList();
                info.Allow(behaviour switch
                {
                    Moves m => new FixedTransitionInfo(trigger, guards, InfoOf(m.Destination), isInternal: false),
                    Reenters r => new FixedTransitionInfo(trigger, guards, InfoOf(r.Destination), isInternal: false),
                    Stays => new FixedTransitionInfo(trigger, guards, info, isInternal: true),
                    Chooses c => new DynamicTransitionInfo(trigger, guards, c.Info, c.Possible),
                    _ => new IgnoredTransitionInfo(trigger, guards),
                });
            }
        }

        return new StateMachineInfo(states.Values, typeof(TState), typeof(TTrigger), states[initial]);
    }

    public override string ToString() => $"StateMachine {{ State = {State}, PermittedTriggers = {{ {string.Join(", ", GetPermittedTriggers())} }}}}";

    private static StateInfo Describe(Node node) => new(
        node.State,
        [.. node.Entry.Select(s => new ActionInfo(s.Info, s.BelongsToTrigger ? s.From!.ToString() : null))],
        [.. node.Exit.Select(s => s.Info)],
        [.. node.Activation.Select(s => s.Info)],
        [.. node.Deactivation.Select(s => s.Info)]);

    private Node NodeOf(TState state)
    {
        if (!nodes.TryGetValue(state, out var node))
        {
            nodes[state] = node = new Node(state);
        }

        return node;
    }

    private T Declare<T>(T trigger) where T : TriggerWithParameters
    {
        if (!parameters.TryAdd(trigger.Trigger, trigger))
        {
            throw new InvalidOperationException($"The parameters of trigger '{trigger.Trigger}' are already set.");
        }

        return trigger;
    }
}
