using NRules.Memory;

namespace NRules.Network;

/// <summary>A query: the facts that meet the conditions for a tuple go through steps; each result of the last is passed on with the tuple.</summary>
internal sealed class QueryNode(int level, BetaMemory left, RightMemory right, Condition[] conditions, QueryStep[] steps)
    : TwoInputNode(level, left, right, conditions), ISettler
{
    public override void LeftInsert(Propagation propagation, InnerTuple tuple)
    {
        tuple.State = new QueryState(tuple, steps, Outputs[0]);
        propagation.MarkDirty(tuple);
        base.LeftInsert(propagation, tuple);
    }

    public void Settle(Propagation propagation, InnerTuple tuple) => tuple.State!.SettleSteps(propagation);

    protected override void Matched(Propagation propagation, InnerTuple tuple, Fact fact)
    {
        fact.LinkTo(tuple);
        tuple.State!.Enter(propagation, fact);
        propagation.MarkDirty(tuple);
    }
}

/// <summary>A query that starts from a value computed from the tuple.</summary>
internal sealed class BoundQueryNode(int level, Selector value, Condition[] conditions, QueryStep[] steps)
    : BetaNode(level), ILeftReceiver, ISettler
{
    public void LeftInsert(Propagation propagation, InnerTuple tuple)
    {
        var state = new QueryState(tuple, steps, Outputs[0]);
        tuple.State = state;
        propagation.MarkDirty(tuple);
        var result = value.Select(propagation, tuple, null);
        if (ReferenceEquals(result, NoKey.Failed))
        {
            return;
        }

        var fact = new ComputedFact(result, propagation.NextOrder(), this, []);
        foreach (var condition in conditions)
        {
            if (!condition.Holds(propagation, tuple, fact))
            {
                return;
            }
        }

        state.Enter(propagation, fact);
    }

    public void Settle(Propagation propagation, InnerTuple tuple) => tuple.State!.SettleSteps(propagation);
}
