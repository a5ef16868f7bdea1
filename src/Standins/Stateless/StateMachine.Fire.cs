namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly Queue<(TTrigger Trigger, object?[] Args)> waiting = new();
    private bool firing;
    private bool active;

    /// <summary>Handles the trigger and returns when the machine has come to rest.</summary>
    /// <exception cref="InvalidOperationException">The state does not take the trigger, a guard is unmet, or an action is asynchronous.</exception>
    /// <exception cref="ArgumentException">The trigger has parameters, and the arguments do not fit them.</exception>
    public void Fire(TTrigger trigger) => Complete(Handle(trigger, [], mayWait: false));

    public void Fire(TriggerWithParameters trigger, params object?[] args) => Complete(Handle(Plain(trigger), args, mayWait: false));

    public void Fire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => Complete(Handle(Plain(trigger), [arg0], mayWait: false));

    public void Fire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        Complete(Handle(Plain(trigger), [arg0, arg1], mayWait: false));

    public void Fire<TArg0, TArg1, TArg2>(TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        Complete(Handle(Plain(trigger), [arg0, arg1, arg2], mayWait: false));

    /// <summary>As <see cref="Fire(TTrigger)"/>, and awaits asynchronous actions.</summary>
    public Task FireAsync(TTrigger trigger) => Handle(trigger, [], mayWait: true);

    public Task FireAsync(TriggerWithParameters trigger, params object?[] args) => Handle(Plain(trigger), args, mayWait: true);

    public Task FireAsync<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => Handle(Plain(trigger), [arg0], mayWait: true);

    public Task FireAsync<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        Handle(Plain(trigger), [arg0, arg1], mayWait: true);

    public Task FireAsync<TArg0, TArg1, TArg2>(TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        Handle(Plain(trigger), [arg0, arg1, arg2], mayWait: true);

    /// <summary>Runs the activation actions of the current state and those above it, once until <see cref="Deactivate"/>.</summary>
    public void Activate() => Complete(SetActive(true, mayWait: false));

    public Task ActivateAsync() => SetActive(true, mayWait: true);

    public void Deactivate() => Complete(SetActive(false, mayWait: false));

    public Task DeactivateAsync() => SetActive(false, mayWait: true);

    private static TTrigger Plain(TriggerWithParameters trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return trigger.Trigger;
    }

    // Without waiting every step runs on this thread, so the task has ended when it comes back.
    private static void Complete(Task task) => task.GetAwaiter().GetResult();

    private async Task Handle(TTrigger trigger, object?[] args, bool mayWait)
    {
        if (mode == FiringMode.Immediate)
        {
            await HandleOne(trigger, args, mayWait);
            return;
        }

        waiting.Enqueue((trigger, args));
        if (firing)
        {
            return;
        }

        firing = true;
        try
        {
            while (waiting.TryDequeue(out var next))
            {
                await HandleOne(next.Trigger, next.Args, mayWait);
            }
        }
        finally
        {
            firing = false;
        }
    }

    private async Task HandleOne(TTrigger trigger, object?[] args, bool mayWait)
    {
        if (parameters.TryGetValue(trigger, out var declared))
        {
            declared.ValidateParameters(args);
        }

        var source = Current;
        var answer = source.Find(trigger, args);
        switch (answer.Behaviour)
        {
            case null:
                await Unhandled(source.State, trigger, answer.Unmet, mayWait);
                break;
            case Ignores:
                break;
            case Stays stays:
                await stays.Action.Run(new Transition(source.State, source.State, trigger, args), mayWait, $"state '{source.State}'");
                break;
            case Reenters again:
                await Reenter(source, NodeOf(again.Destination), trigger, args, mayWait);
                break;
            case Moves moves:
                await Move(source, NodeOf(moves.Destination), trigger, args, mayWait);
                break;
            case Chooses chooses:
                await Move(source, NodeOf(await chooses.Selector(args, mayWait)), trigger, args, mayWait);
                break;
        }
    }

    private async Task Reenter(Node source, Node destination, TTrigger trigger, object?[] args, bool mayWait)
    {
        var transition = new Transition(source.State, destination.State, trigger, args);
        foreach (var left in source.SelfAndAbove.TakeWhile(n => n != destination).Append(destination))
        {
            await RunAll(left.Exit, left, transition, mayWait);
        }

        await Arrive(transition, [destination], mayWait);
    }

    private async Task Move(Node source, Node destination, TTrigger trigger, object?[] args, bool mayWait)
    {
        if (source == destination)
        {
            await Reenter(source, destination, trigger, args, mayWait);
            return;
        }

        var transition = new Transition(source.State, destination.State, trigger, args);
        foreach (var left in source.SelfAndAbove.TakeWhile(n => !n.Holds(destination)))
        {
            await RunAll(left.Exit, left, transition, mayWait);
        }

        await Arrive(transition, destination.SelfAndAbove.TakeWhile(n => !n.Holds(source)).Reverse(), mayWait);
    }

    private async Task Arrive(Transition transition, IEnumerable<Node> entered, bool mayWait)
    {
        var destination = NodeOf(transition.Destination);
        State = destination.State;
        await Tell(transitioned, transition, mayWait);
        foreach (var node in entered)
        {
            await RunAll(node.Entry, node, transition, mayWait);
        }

        if (destination.HasInitialTransition && EqualityComparer<TState>.Default.Equals(State, destination.State))
        {
            await Begin(destination, transition, mayWait);
            return;
        }

        await Tell(completed, transition, mayWait);
    }

    private async Task Begin(Node superstate, Transition cause, bool mayWait)
    {
        var target = NodeOf(superstate.InitialTarget!);
        if (target.Superstate != superstate)
        {
            throw new InvalidOperationException($"The initial transition of '{superstate.State}' leads to '{target.State}', which is not one of its substates.");
        }

        await Arrive(new Transition(cause.Source, target.State, cause.Trigger, cause.Parameters), [target], mayWait);
    }

    private static async Task RunAll(List<Step> steps, Node node, Transition transition, bool mayWait)
    {
        foreach (var step in steps.Where(s => s.AppliesTo(transition.Trigger)))
        {
            await step.Run(transition, mayWait, $"state '{node.State}'");
        }
    }

    private async Task SetActive(bool wanted, bool mayWait)
    {
        if (active == wanted)
        {
            return;
        }

        active = wanted;
        foreach (var node in wanted ? Current.SelfAndAbove.Reverse() : Current.SelfAndAbove)
        {
            foreach (var step in wanted ? node.Activation : node.Deactivation)
            {
                await step.Run(new Transition(node.State, node.State, default!), mayWait, $"state '{node.State}'");
            }
        }
    }
}
