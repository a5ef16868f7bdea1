using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>A node that puts out tuples.</summary>
internal abstract class BetaNode(int level)
{
    /// <summary>The level of the tuples that it puts out; the first pattern of a rule puts out level 1.</summary>
    public int Level { get; } = level;

    public List<BetaMemory> Outputs { get; } = [];

    protected void Emit(Propagation propagation, BetaTuple? parent, Fact? fact, FactEntry? entry)
    {
        foreach (var output in Outputs)
        {
            propagation.Create(output, parent, fact, entry);
        }
    }
}

/// <summary>The first pattern of a rule: each fact is a tuple.</summary>
internal sealed class FirstPattern() : BetaNode(1), IRightReceiver
{
    public void RightInsert(Propagation propagation, FactEntry entry) => Emit(propagation, null, entry.Fact, entry);
}

/// <summary>What the nodes with two inputs share: tuples on the left, facts on the right, conditions between them.</summary>
internal abstract class TwoInputNode(int level, BetaMemory left, RightMemory right, IReadOnlyList<Condition> conditions) : BetaNode(level), ILeftReceiver, IRightReceiver
{
    public RightMemory Right { get; } = right;

    /// <summary>Notes that the rule shares the node.</summary>
    public void AddRule(IRuleDefinition rule)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Rules.Contains(rule))
            {
                condition.Rules.Add(rule);
            }
        }
    }

    public virtual void LeftInsert(Propagation propagation, BetaTuple tuple)
    {
        if (propagation.RightOf(Right) is not { Count: > 0 } facts)
        {
            return;
        }

        var key = facts.IsIndexed ? Right.Key is null ? null : left.Key!.Of(tuple) : null;
        if (propagation.Events.ListensToConditions || ReferenceEquals(key, NoKey.Failed))
        {
            foreach (var entry in facts.All().ToList())
            {
                Compare(propagation, tuple, entry);
            }

            return;
        }

        var (first, withoutKey) = facts.Candidates(key);
        for (var entry = first; entry is not null; entry = entry.Next)
        {
            Compare(propagation, tuple, entry);
        }

        for (var entry = withoutKey; entry is not null; entry = entry.Next)
        {
            Compare(propagation, tuple, entry);
        }
    }

    public void RightInsert(Propagation propagation, FactEntry entry)
    {
        if (propagation.LeftOf(left) is not { Count: > 0 } tuples)
        {
            return;
        }

        var key = tuples.IsIndexed ? Right.Key!.Of(entry.Fact.Value) : null;
        if (propagation.Events.ListensToConditions || ReferenceEquals(key, NoKey.Failed))
        {
            foreach (var tuple in tuples.All().ToList())
            {
                Compare(propagation, tuple, entry);
            }

            return;
        }

        var (first, withoutKey) = tuples.Candidates(key);
        for (var tuple = first; tuple is not null; tuple = tuple.Next)
        {
            Compare(propagation, tuple, entry);
        }

        for (var tuple = withoutKey; tuple is not null; tuple = tuple.Next)
        {
            Compare(propagation, tuple, entry);
        }
    }

    protected abstract void Matched(Propagation propagation, BetaTuple tuple, FactEntry entry);

    protected virtual bool Holds(Propagation propagation, BetaTuple tuple, Fact fact)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(propagation, tuple, fact))
            {
                return false;
            }
        }

        return true;
    }

    private void Compare(Propagation propagation, BetaTuple tuple, FactEntry entry)
    {
        if (Holds(propagation, tuple, entry.Fact))
        {
            Matched(propagation, tuple, entry);
        }
    }
}

/// <summary>A further pattern: each pair of a tuple and a fact that meets the conditions.</summary>
internal sealed class JoinNode(int level, BetaMemory left, RightMemory right, IReadOnlyList<Condition> conditions)
    : TwoInputNode(level, left, right, conditions)
{
    protected override void Matched(Propagation propagation, BetaTuple tuple, FactEntry entry) => Emit(propagation, tuple, entry.Fact, entry);
}

/// <summary>
/// Not, Exists and All: passes a tuple on depending on whether any fact meets the conditions. For All, a fact that meets all of <c>exceptWhere</c> does not count.
/// </summary>
internal sealed class ExistenceNode(
    int level, BetaMemory left, RightMemory right, IReadOnlyList<Condition> conditions, IReadOnlyList<Condition>? exceptWhere, bool passesWhenAny)
    : TwoInputNode(level, left, right, conditions), ISettler
{
    public override void LeftInsert(Propagation propagation, BetaTuple tuple)
    {
        base.LeftInsert(propagation, tuple);
        propagation.MarkDirty(tuple);
    }

    public void Settle(Propagation propagation, BetaTuple tuple)
    {
        var passes = tuple.FirstLink is not null == passesWhenAny;
        if (passes && tuple.FirstChild is null)
        {
            Emit(propagation, tuple, null, null);
        }
        else if (!passes && tuple.FirstChild is { } child)
        {
            propagation.Remove(child);
        }
    }

    protected override bool Holds(Propagation propagation, BetaTuple tuple, Fact fact) =>
        base.Holds(propagation, tuple, fact) && (exceptWhere is null || !MeetsAll(propagation, tuple, fact));

    protected override void Matched(Propagation propagation, BetaTuple tuple, FactEntry entry)
    {
        new Link(tuple, entry).Attach();
        propagation.MarkDirty(tuple);
    }

    private bool MeetsAll(Propagation propagation, BetaTuple tuple, Fact fact)
    {
        foreach (var condition in exceptWhere!)
        {
            if (!condition.Holds(propagation, tuple, fact))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A value computed from the tuple, with conditions on it.</summary>
internal sealed class BindingNode(int level, Selector value, IReadOnlyList<Condition> conditions) : BetaNode(level), ILeftReceiver
{
    public void LeftInsert(Propagation propagation, BetaTuple tuple)
    {
        var result = value.Select(propagation, tuple, null);
        if (ReferenceEquals(result, NoKey.Failed))
        {
            return;
        }

        var fact = new ComputedFact(result, propagation.NextOrder(), this, () => FactsOf(tuple));
        foreach (var condition in conditions)
        {
            if (!condition.Holds(propagation, tuple, fact))
            {
                return;
            }
        }

        Emit(propagation, tuple, fact, null);
    }

    private static IEnumerable<Fact> FactsOf(BetaTuple? tuple)
    {
        for (; tuple is not null; tuple = tuple.Parent)
        {
            if (tuple.Fact is not null)
            {
                yield return tuple.Fact;
            }
        }
    }
}

/// <summary>The end of a rule: each tuple is a match.</summary>
internal sealed class MatchNode : ILeftReceiver
{
    public static readonly MatchNode Instance = new();

    public void LeftInsert(Propagation propagation, BetaTuple tuple) => propagation.Matched(tuple);
}
