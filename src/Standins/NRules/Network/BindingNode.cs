using NRules.Memory;

namespace NRules.Network;

/// <summary>A value computed from the tuple, with conditions on it.</summary>
internal sealed class BindingNode(int level, Selector value, Condition[] conditions) : BetaNode(level), ILeftReceiver
{
    public void LeftInsert(Propagation propagation, InnerTuple tuple)
    {
        var result = value.Select(propagation, tuple, null);
        if (ReferenceEquals(result, NoKey.Failed))
        {
            return;
        }

        var fact = new ComputedFact(result, propagation.NextOrder(), this, FactsOf(tuple));
        foreach (var condition in conditions)
        {
            if (!condition.Holds(propagation, tuple, fact))
            {
                return;
            }
        }

        Emit(propagation, tuple, fact);
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
