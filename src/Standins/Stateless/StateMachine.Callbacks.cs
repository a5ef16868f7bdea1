namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly List<(Action<Transition>? Now, Func<Transition, Task>? Later)> transitioned = [];
    private readonly List<(Action<Transition>? Now, Func<Transition, Task>? Later)> completed = [];
    private Action<TState, TTrigger, ICollection<string>>? unhandled;
    private Func<TState, TTrigger, ICollection<string>, Task>? unhandledLater;

    /// <summary>Called after the state has changed and before the entry actions. Internal transitions and ignored triggers do not call it.</summary>
    public void OnTransitioned(Action<Transition> onTransitionAction) => transitioned.Add((NotNull(onTransitionAction), null));

    public void OnTransitionedAsync(Func<Transition, Task> onTransitionAction) => transitioned.Add((null, NotNull(onTransitionAction)));

    /// <summary>Called at the very end, after the last entry action.</summary>
    public void OnTransitionCompleted(Action<Transition> onTransitionAction) => completed.Add((NotNull(onTransitionAction), null));

    public void OnTransitionCompletedAsync(Func<Transition, Task> onTransitionAction) => completed.Add((null, NotNull(onTransitionAction)));

    /// <summary>Replaces the exception for a trigger that the state does not take.</summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        unhandled = (state, trigger, _) => unhandledTriggerAction(state, trigger);
    }

    /// <summary>As above, with the descriptions of the guards that were not met; empty where no transition is configured.</summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>> unhandledTriggerAction) => unhandled = NotNull(unhandledTriggerAction);

    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        unhandledLater = (state, trigger, _) => unhandledTriggerAction(state, trigger);
    }

    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, ICollection<string>, Task> unhandledTriggerAction) =>
        unhandledLater = NotNull(unhandledTriggerAction);

    private static T NotNull<T>(T action) where T : Delegate
    {
        ArgumentNullException.ThrowIfNull(action);
        return action;
    }

    private static async Task Tell(List<(Action<Transition>? Now, Func<Transition, Task>? Later)> listeners, Transition transition, bool mayWait)
    {
        foreach (var (now, later) in listeners)
        {
            if (now is not null)
            {
                now(transition);
            }
            else if (mayWait)
            {
                await later!(transition);
            }
            else
            {
                throw new InvalidOperationException("A transition callback is asynchronous: use FireAsync.");
            }
        }
    }

    private async Task Unhandled(TState state, TTrigger trigger, List<string> unmet, bool mayWait)
    {
        if (unhandledLater is not null && !mayWait)
        {
            throw new InvalidOperationException("The callback for unhandled triggers is asynchronous: use FireAsync.");
        }

        if (unhandledLater is not null)
        {
            await unhandledLater(state, trigger, unmet);
        }
        else if (unhandled is not null)
        {
            unhandled(state, trigger, unmet);
        }
        else
        {
            throw new InvalidOperationException(unmet.Count == 0
                ? $"State '{state}' has no transition for trigger '{trigger}'. If nothing should happen here, configure Ignore."
                : $"State '{state}' refuses trigger '{trigger}' because a guard is not met: {string.Join("; ", unmet)}");
        }
    }
}
