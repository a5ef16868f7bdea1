using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>What the nodes with two inputs share: tuples on the left, facts on the right, conditions between them.</summary>
internal abstract class TwoInputNode(int level, BetaMemory left, RightMemory right, Condition[] conditions) : RightNode(level), ILeftReceiver
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
        ref var facts = ref propagation.RightFacts;
        if (!facts.IsSpread)
        {
            CompareFew(propagation, tuple);
            return;
        }

        if (key is null || propagation.ListensToConditions)
        {
            foreach (var item in facts.All())
            {
                if (item is Fact fact && fact.IsIn(Right))
                {
                    Compare(propagation, tuple, fact);
                }
            }

            return;
        }

        var hash = Right.HashOf(key.Value, facts.IsByMemory);
        var place = facts.IsByMemory ? Right.Id : Right.Group;
        CompareFacts(propagation, tuple, place, hash);
        if (facts.HasItemsWithoutKey && hash != JoinTable.HashWithoutKey(place))
        {
            CompareFacts(propagation, tuple, place, JoinTable.HashWithoutKey(place));
        }
    }

    public override void RightInsert(Propagation propagation, Fact fact)
    {
        ref var tuples = ref propagation.LeftTuples;
        if (!tuples.IsSpread)
        {
            CompareTuples(propagation, fact, 0);
            return;
        }

        var key = Right.KeyOf(fact.Value);
        if (key is null || propagation.ListensToConditions)
        {
            foreach (var item in tuples.All())
            {
                if (item.MemoryId == left.Id)
                {
                    Compare(propagation, (InnerTuple)item, fact);
                }
            }

            return;
        }

        var hash = left.HashOf(key.Value);
        CompareTuples(propagation, fact, hash);
        if (tuples.HasItemsWithoutKey && hash != JoinTable.HashWithoutKey(left.Id))
        {
            CompareTuples(propagation, fact, JoinTable.HashWithoutKey(left.Id));
        }
    }

    protected abstract void Matched(Propagation propagation, InnerTuple tuple, Fact fact);

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

    private void CompareFew(Propagation propagation, InnerTuple tuple)
    {
        for (var item = propagation.RightFacts.First(0); item is not null; item = item.Next)
        {
            var fact = (Fact)item;
            if (fact.IsIn(Right))
            {
                Compare(propagation, tuple, fact);
            }
        }
    }

    private void CompareFacts(Propagation propagation, InnerTuple tuple, int place, int hash)
    {
        var passed = 0;
        for (var item = propagation.RightFacts.First(hash); item is not null; item = item.Next)
        {
            if (item.MemoryId == place && item.Hash == hash && (item as Fact ?? ((FactPlace)item).Fact) is var fact && fact.IsIn(Right))
            {
                Compare(propagation, tuple, fact);
            }
            else
            {
                passed++;
            }
        }

        propagation.RightFacts.NotePassed(passed);
    }

    private void CompareTuples(Propagation propagation, Fact fact, int hash)
    {
        for (var item = propagation.LeftTuples.First(hash); item is not null; item = item.Next)
        {
            if (item.MemoryId == left.Id && item.Hash == hash)
            {
                Compare(propagation, (InnerTuple)item, fact);
            }
        }
    }

    private void Compare(Propagation propagation, InnerTuple tuple, Fact fact)
    {
        if (Holds(propagation, tuple, fact))
        {
            Matched(propagation, tuple, fact);
        }
    }
}

/// <summary>A further pattern: each pair of a tuple and a fact that meets the conditions.</summary>
internal sealed class JoinNode(int level, BetaMemory left, RightMemory right, Condition[] conditions)
    : TwoInputNode(level, left, right, conditions)
{
    protected override void Matched(Propagation propagation, InnerTuple tuple, Fact fact) => Emit(propagation, tuple, fact);
}
