using System.Collections.Concurrent;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>The network that all sessions of a factory share. Nothing in it changes after compilation but lazily compiled expressions.</summary>
internal sealed class CompiledRules(IReadOnlyDictionary<Type, Selection> selections, IReadOnlyList<BetaMemory> roots, int levels)
{
    private readonly ConcurrentDictionary<Type, Selection[]> byRuntimeType = new();

    /// <summary>Memories of rules that do not start with a plain pattern; each holds one empty tuple.</summary>
    public IReadOnlyList<BetaMemory> Roots { get; } = roots;

    public int LevelCount { get; } = levels;

    /// <summary>The selections that a fact of the type enters: those of its own type, its bases and its interfaces.</summary>
    public Selection[] SelectionsFor(Type type) =>
        byRuntimeType.TryGetValue(type, out var found)
            ? found
            : byRuntimeType.GetOrAdd(type, x => [.. selections.Where(s => s.Key.IsAssignableFrom(x)).Select(s => s.Value)]);
}

/// <summary>The end of one way through a rule (a rule with alternatives has several), and what firing it needs.</summary>
internal sealed class RuleTerminal
{
    public required IRuleDefinition Rule { get; init; }

    /// <summary>The variables of the match in the order of the patterns, with their place above the last tuple.</summary>
    public required IReadOnlyList<(Declaration Declaration, int StepsUp)> Variables { get; init; }

    public required IReadOnlyList<(FilterType Type, BoundExpression Expression)> Filters { get; init; }

    public required RuleAction[] Actions { get; init; }

    public required IReadOnlyList<Type> Services { get; init; }

    public required bool HasUndo { get; init; }

    /// <summary>Whether its actions read more than the facts of the match.</summary>
    public required bool NeedsContext { get; init; }
}
