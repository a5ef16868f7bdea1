namespace Stateless.Reflection;

/// <summary>An action of a state; <see cref="FromTrigger"/> is set where it belongs to one trigger only.</summary>
public class ActionInfo
{
    internal ActionInfo(InvocationInfo method, string? fromTrigger)
    {
        Method = method;
        FromTrigger = fromTrigger;
    }

    public InvocationInfo Method { get; }

    public string? FromTrigger { get; }
}

/// <summary>One state of a configured machine.</summary>
public class StateInfo
{
    private readonly List<StateInfo> substates = [];
    private readonly List<TransitionInfo> transitions = [];

    internal StateInfo(object underlyingState, IEnumerable<ActionInfo> entry, IEnumerable<InvocationInfo> exit,
        IEnumerable<InvocationInfo> activate, IEnumerable<InvocationInfo> deactivate)
    {
        UnderlyingState = underlyingState;
        EntryActions = entry;
        ExitActions = exit;
        ActivateActions = activate;
        DeactivateActions = deactivate;
    }

    public object UnderlyingState { get; }

    public StateInfo? Superstate { get; private set; }

    public IEnumerable<StateInfo> Substates => substates;

    public IEnumerable<ActionInfo> EntryActions { get; }

    public IEnumerable<InvocationInfo> ExitActions { get; }

    public IEnumerable<InvocationInfo> ActivateActions { get; }

    public IEnumerable<InvocationInfo> DeactivateActions { get; }

    /// <summary>Fixed, internal and dynamic transitions; ignored triggers are apart.</summary>
    public IEnumerable<TransitionInfo> Transitions => transitions.Where(t => t is not IgnoredTransitionInfo);

    public IEnumerable<FixedTransitionInfo> FixedTransitions => transitions.OfType<FixedTransitionInfo>();

    public IEnumerable<DynamicTransitionInfo> DynamicTransitions => transitions.OfType<DynamicTransitionInfo>();

    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers => transitions.OfType<IgnoredTransitionInfo>();

    public override string ToString() => UnderlyingState.ToString() ?? "<null>";

    internal void Contain(StateInfo substate)
    {
        substate.Superstate = this;
        substates.Add(substate);
    }

    internal void Allow(TransitionInfo transition) => transitions.Add(transition);
}

/// <summary>The configuration of a machine, for documents and tests.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IEnumerable<StateInfo> states, Type stateType, Type triggerType, StateInfo initialState)
    {
        States = states;
        StateType = stateType;
        TriggerType = triggerType;
        InitialState = initialState;
    }

    public IEnumerable<StateInfo> States { get; }

    public Type StateType { get; }

    public Type TriggerType { get; }

    /// <summary>The state that the machine had when it was made.</summary>
    public StateInfo InitialState { get; }
}
