namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The triggers that the current state takes now; those whose guards need arguments that are not given are left out.</summary>
    public IEnumerable<TTrigger> PermittedTriggers => GetPermittedTriggers();

    /// <param name="args">Handed to every guard that takes arguments.</param>
    public IEnumerable<TTrigger> GetPermittedTriggers(params object?[] args) =>
        Current.SelfAndAbove.SelectMany(n => n.Behaviours).Where(b => b.CanAnswer(args)).Select(b => b.Trigger).Distinct().ToList();

    /// <summary>True in the state itself and in any substate of it.</summary>
    public bool IsInState(TState state) => Current.SelfAndAbove.Any(n => EqualityComparer<TState>.Default.Equals(n.State, state));

    public bool CanFire(TTrigger trigger) => CanFire(trigger, out _);

    /// <param name="trigger">The trigger that would be fired.</param>
    /// <param name="unmetGuards">The descriptions of the guards that stand in the way; empty where none does or no transition is configured.</param>
    public bool CanFire(TTrigger trigger, out ICollection<string> unmetGuards) => Possible(trigger, [], out unmetGuards);

    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => CanFire(trigger, arg0, out _);

    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0, out ICollection<string> unmetGuards) =>
        Possible(Plain(trigger), [arg0], out unmetGuards);

    public bool CanFire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) => CanFire(trigger, arg0, arg1, out _);

    public bool CanFire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1, out ICollection<string> unmetGuards) =>
        Possible(Plain(trigger), [arg0, arg1], out unmetGuards);

    public bool CanFire<TArg0, TArg1, TArg2>(TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        CanFire(trigger, arg0, arg1, arg2, out _);

    public bool CanFire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2, out ICollection<string> unmetGuards) =>
        Possible(Plain(trigger), [arg0, arg1, arg2], out unmetGuards);

    private bool Possible(TTrigger trigger, object?[] args, out ICollection<string> unmetGuards)
    {
        var answer = Current.Find(trigger, args);
        unmetGuards = answer.Unmet;
        return answer.Behaviour is not null;
    }
}
