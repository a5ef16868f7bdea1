using NRules.Memory;

namespace NRules.Network;

/// <summary>The tuples whose node has to look at them again before a change is over, by level: what is settled at one level may bring more at the next.</summary>
internal sealed class Unsettled(int levels)
{
    private List<InnerTuple>?[]? byLevel;

    public void Mark(InnerTuple tuple)
    {
        if (tuple.IsDirty)
        {
            return;
        }

        tuple.IsDirty = true;
        byLevel ??= new List<InnerTuple>?[levels];
        (byLevel[tuple.Memory.Level] ??= []).Add(tuple);
    }

    public void Settle(Propagation propagation)
    {
        if (byLevel is null)
        {
            return;
        }

        foreach (var tuples in byLevel)
        {
            if (tuples is not null)
            {
                Settle(propagation, tuples);
            }
        }
    }

    private static void Settle(Propagation propagation, List<InnerTuple> tuples)
    {
        for (var i = 0; i < tuples.Count; i++)
        {
            var tuple = tuples[i];
            tuple.IsDirty = false;
            if (!tuple.IsDead)
            {
                tuple.Memory.Owner!.Settle(propagation, tuple);
            }
        }

        tuples.Clear();
    }
}
