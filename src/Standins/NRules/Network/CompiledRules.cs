using System.Collections.Concurrent;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>The network that all sessions of a factory share. Nothing in it changes after compilation but lazily compiled expressions.</summary>
internal sealed class CompiledRules(IReadOnlyDictionary<Type, Selection> selections, BetaMemory[] roots, int levels, int priorities, int rightMemories)
{
    private const int Recent = 64;
    private readonly ConcurrentDictionary<Type, FactKind> kinds = new();

    /// <summary>The kinds that were asked for last, by hash code of the type.</summary>
    private readonly FactKind?[] recent = new FactKind?[Recent];

    /// <summary>Memories of rules that do not start with a plain pattern; each holds one empty tuple.</summary>
    public BetaMemory[] Roots { get; } = roots;

    public int LevelCount { get; } = levels;

    public int PriorityCount { get; } = priorities;

    public FactKind KindOf(Type type)
    {
        ref var near = ref recent[type.GetHashCode() & (Recent - 1)];
        var known = Volatile.Read(ref near);
        if (known?.Type != type)
        {
            known = kinds.GetOrAdd(type, x => new FactKind(x, [.. selections.Where(y => y.Key.IsAssignableFrom(x)).Select(y => y.Value)], rightMemories));
            Volatile.Write(ref near, known);
        }

        return known;
    }
}

/// <summary>The end of one way through a rule (a rule with alternatives has several), and what firing it needs.</summary>
internal sealed class RuleTerminal
{
    public required IRuleDefinition Rule { get; init; }

    /// <summary>The place of its priority among those of all rules; 0 is the highest.</summary>
    public int Rank { get; set; }

    /// <summary>The variables of the match in the order of the patterns, with their place above the last tuple.</summary>
    public required IReadOnlyList<(Declaration Declaration, int StepsUp)> Variables { get; init; }

    public required (FilterType Type, BoundExpression Expression)[] Filters { get; init; }

    public required RuleAction[] Actions { get; init; }

    public required Type[] Services { get; init; }

    public required bool HasUndo { get; init; }

    /// <summary>Whether its actions read more than the facts of the match.</summary>
    public required bool NeedsContext { get; init; }
}
