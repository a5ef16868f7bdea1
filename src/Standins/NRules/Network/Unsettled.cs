using NRules.Memory;

namespace NRules.Network;

/// <summary>The tuples whose node has to look at them again before a change is over, by level: what is settled at one level may bring more at the next.</summary>
internal struct Unsettled(int levels)
{
    private Line[]? byLevel;

    public void Mark(InnerTuple tuple)
    {
        if (tuple.IsDirty)
        {
            return;
        }

        tuple.IsDirty = true;
        byLevel ??= new Line[levels];
        byLevel[tuple.Memory.Level].Add(tuple);
    }

    public void Settle(Propagation propagation)
    {
        if (byLevel is null)
        {
            return;
        }

        for (var level = 0; level < byLevel.Length; level++)
        {
            while (byLevel[level].Take() is { } tuple)
            {
                tuple.IsDirty = false;
                if (!tuple.IsDead)
                {
                    tuple.Memory.Owner!.Settle(propagation, tuple);
                }
            }
        }
    }

    /// <summary>The tuples of one level, first in, first out, chained through themselves.</summary>
    private struct Line
    {
        private InnerTuple? first;
        private InnerTuple? last;

        public void Add(InnerTuple tuple)
        {
            if (first is null)
            {
                first = tuple;
            }
            else
            {
                last!.NextDirty = tuple;
            }

            last = tuple;
        }

        public InnerTuple? Take()
        {
            var taken = first;
            if (taken is not null)
            {
                first = taken.NextDirty;
                taken.NextDirty = null;
            }

            return taken;
        }
    }
}
