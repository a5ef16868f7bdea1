using NRules.Memory;

namespace NRules.Network;

/// <summary>
/// Not, Exists and All: passes a tuple on depending on whether any fact meets the conditions. For All, a fact that meets all of <c>exceptWhere</c> does not count.
/// </summary>
internal sealed class ExistenceNode(
    int level, BetaMemory left, RightMemory right, Condition[] conditions, Condition[]? exceptWhere, bool passesWhenAny)
    : TwoInputNode(level, left, right, conditions), ISettler
{
    public override void LeftInsert(Propagation propagation, InnerTuple tuple)
    {
        base.LeftInsert(propagation, tuple);
        propagation.MarkDirty(tuple);
    }

    public void Settle(Propagation propagation, InnerTuple tuple)
    {
        var passes = tuple.FirstLink is not null == passesWhenAny;
        if (passes && tuple.FirstChild is null)
        {
            Emit(propagation, tuple, null);
        }
        else if (!passes && tuple.FirstChild is { } child)
        {
            propagation.Remove(child);
        }
    }

    protected override bool Holds(Propagation propagation, InnerTuple tuple, Fact fact) =>
        base.Holds(propagation, tuple, fact) && (exceptWhere is null || !MeetsAll(propagation, tuple, fact));

    protected override void Matched(Propagation propagation, InnerTuple tuple, Fact fact)
    {
        fact.LinkTo(tuple);
        propagation.MarkDirty(tuple);
    }

    private bool MeetsAll(Propagation propagation, InnerTuple tuple, Fact fact)
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
