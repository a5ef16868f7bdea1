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
        if (!propagation.RightFacts.IsEmpty)
        {
            LeftInsert(propagation, tuple, propagation.RightFacts.IsSpread ? left.KeyOf(tuple) : 0);
        }
    }

    /// <summary>The same when the key is known; null when it cannot be computed, so that the conditions are asked of every fact.</summary>
    public void LeftInsert(Propagation propagation, InnerTuple tuple, int? key)
    {
        var facts = propagation.RightFacts;
        if (key is null || propagation.Events.ListensToConditions)
        {
            foreach (var entry in facts.All<FactEntry>(Right.Id))
            {
                Compare(propagation, tuple, entry);
            }

            return;
        }

        var hash = facts.IsSpread ? Right.HashOf(key.Value, facts.IsByMemory) : 0;
        CompareFacts(propagation, tuple, hash);
        if (facts.HasItemsWithoutKey && hash != JoinTable.HashWithoutKey(Right.Id))
        {
            CompareFacts(propagation, tuple, JoinTable.HashWithoutKey(Right.Id));
        }
    }

    public void RightInsert(Propagation propagation, FactEntry entry)
    {
        var tuples = propagation.LeftTuples;
        var key = tuples.IsSpread ? Right.KeyOf(entry.Fact.Value) : 0;
        if (key is null || propagation.Events.ListensToConditions)
        {
            foreach (var tuple in tuples.All<InnerTuple>(left.Id))
            {
                Compare(propagation, tuple, entry);
            }

            return;
        }

        var hash = tuples.IsSpread ? left.HashOf(key.Value) : 0;
        CompareTuples(propagation, entry, hash);
        if (tuples.HasItemsWithoutKey && hash != JoinTable.HashWithoutKey(left.Id))
        {
            CompareTuples(propagation, entry, JoinTable.HashWithoutKey(left.Id));
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

    private void CompareFacts(Propagation propagation, InnerTuple tuple, int hash)
    {
        var passed = 0;
        for (var item = propagation.RightFacts.First(hash); item is not null; item = item.Next)
        {
            if (item.MemoryId == Right.Id && item.Hash == hash)
            {
                Compare(propagation, tuple, (FactEntry)item);
            }
            else
            {
                passed++;
            }
        }

        propagation.RightFacts.NotePassed(passed);
    }

    private void CompareTuples(Propagation propagation, FactEntry entry, int hash)
    {
        for (var item = propagation.LeftTuples.First(hash); item is not null; item = item.Next)
        {
            if (item.MemoryId == left.Id && item.Hash == hash)
            {
                Compare(propagation, (InnerTuple)item, entry);
            }
        }
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
