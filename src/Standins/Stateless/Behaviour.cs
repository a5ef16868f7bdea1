using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a state does with a trigger once the guards are met.</summary>
    internal abstract record Behaviour(TTrigger Trigger, Guard[] Guards)
    {
        public List<string> Unmet(object?[] args) => [.. Guards.Where(g => !g.Test(args)).Select(g => g.Info.Description)];

        public bool CanAnswer(object?[] args) => Guards.All(g => g.Arity <= args.Length && g.Test(args));
    }

    internal sealed record Moves(TTrigger Trigger, Guard[] Guards, TState Destination) : Behaviour(Trigger, Guards);

    internal sealed record Reenters(TTrigger Trigger, Guard[] Guards, TState Destination) : Behaviour(Trigger, Guards);

    internal sealed record Ignores(TTrigger Trigger, Guard[] Guards) : Behaviour(Trigger, Guards);

    internal sealed record Chooses(TTrigger Trigger, Guard[] Guards, Func<object?[], bool, Task<TState>> Selector, InvocationInfo Info, DynamicStateInfos? Possible)
        : Behaviour(Trigger, Guards);

    internal sealed record Stays(TTrigger Trigger, Guard[] Guards, Step Action) : Behaviour(Trigger, Guards);

    /// <summary>An action, synchronous or not, that may belong to one trigger only.</summary>
    internal sealed class Step(Func<Transition, Task>? later, Action<Transition>? now, InvocationInfo info)
    {
        public InvocationInfo Info { get; } = info;

        public bool BelongsToTrigger { get; init; }

        public TTrigger? From { get; init; }

        public static Step Of(Action<Transition> now, Delegate named, string? description) => new(null, now, new InvocationInfo(named, description));

        public static Step Of(Func<Transition, Task> later, Delegate named, string? description) => new(later, null, new InvocationInfo(named, description));

        public Step On(TTrigger trigger) => new(later, now, Info) { BelongsToTrigger = true, From = trigger };

        public bool AppliesTo(TTrigger trigger) => !BelongsToTrigger || EqualityComparer<TTrigger>.Default.Equals(From, trigger);

        public async Task Run(Transition transition, bool mayWait, string where)
        {
            if (now is not null)
            {
                now(transition);
                return;
            }

            if (!mayWait)
            {
                throw new InvalidOperationException(
                    $"The action '{Info.Description}' of {where} is asynchronous: use the asynchronous call (FireAsync, ActivateAsync, DeactivateAsync).");
            }

            await later!(transition);
        }
    }
}
