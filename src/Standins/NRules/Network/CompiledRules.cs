using System.Collections.Concurrent;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>The network that all sessions of a factory share. Nothing in it changes after compilation but lazily compiled expressions.</summary>
internal sealed class CompiledRules(IReadOnlyDictionary<Type, Selection> selections, IReadOnlyList<BetaMemory> roots, int levels)
{
    private readonly ConcurrentDictionary<Type, Known> byRuntimeType = new();

    /// <summary>Facts of one type often come together.</summary>
    private volatile Known? last;

    /// <summary>Memories of rules that do not start with a plain pattern; each holds one empty tuple.</summary>
    public IReadOnlyList<BetaMemory> Roots { get; } = roots;

    public int LevelCount { get; } = levels;

    /// <summary>The selections that a fact of the type enters: those of its own type, its bases and its interfaces.</summary>
    public Selection[] SelectionsFor(Type type) =>
        last is { } known && known.Type == type ? known.Selections : Find(type);

    private Selection[] Find(Type type)
    {
        if (!byRuntimeType.TryGetValue(type, out var found))
        {
            found = byRuntimeType.GetOrAdd(type, Know);
        }

        last = found;
        return found.Selections;
    }

    private Known Know(Type type) => new(type, [.. selections.Where(x => x.Key.IsAssignableFrom(type)).Select(x => x.Value)]);

    private sealed record Known(Type Type, Selection[] Selections);
}

/// <summary>The end of one way through a rule (a rule with alternatives has several), and what firing it needs.</summary>
internal sealed class RuleTerminal
{
    public required IRuleDefinition Rule { get; init; }

    public required int Priority { get; init; }

    /// <summary>The variables of the match in the order of the patterns, with their place above the last tuple.</summary>
    public required IReadOnlyList<(Declaration Declaration, int StepsUp)> Variables { get; init; }

    public required (FilterType Type, BoundExpression Expression)[] Filters { get; init; }

    public required RuleAction[] Actions { get; init; }

    public required Type[] Services { get; init; }

    public required bool HasUndo { get; init; }

    /// <summary>Whether its actions read more than the facts of the match.</summary>
    public required bool NeedsContext { get; init; }
}
