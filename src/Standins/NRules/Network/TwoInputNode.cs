using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>What the nodes with two inputs share: tuples on the left, facts on the right, conditions between them.</summary>
internal abstract class TwoInputNode(int level, BetaMemory left, RightMemory right, Condition[] conditions) : BetaNode(level), ILeftReceiver, IRightReceiver
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

    public virtual void LeftInsert(Propagation propagation, InnerTuple tuple)
    {
        if (propagation.RightOf(Right) is not { Count: > 0 } facts)
        {
            return;
        }

        var key = facts.IsIndexed ? left.KeyOf(tuple) : null;
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

        var key = tuples.IsIndexed ? Right.KeyOf(entry) : null;
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

    protected abstract void Matched(Propagation propagation, InnerTuple tuple, FactEntry entry);

    protected virtual bool Holds(Propagation propagation, InnerTuple tuple, Fact fact)
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

    private void Compare(Propagation propagation, InnerTuple tuple, FactEntry entry)
    {
        if (Holds(propagation, tuple, entry.Fact))
        {
            Matched(propagation, tuple, entry);
        }
    }
}

/// <summary>A further pattern: each pair of a tuple and a fact that meets the conditions.</summary>
internal sealed class JoinNode(int level, BetaMemory left, RightMemory right, Condition[] conditions)
    : TwoInputNode(level, left, right, conditions)
{
    protected override void Matched(Propagation propagation, InnerTuple tuple, FactEntry entry) => Emit(propagation, tuple, entry.Fact, entry);
}
