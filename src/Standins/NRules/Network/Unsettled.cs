using NRules.Memory;

namespace NRules.Network;

/// <summary>The tuples whose node has to look at them again before a change is over, by level: what is settled at one level may bring more at the next.</summary>
internal struct Unsettled(int levels)
{
    /// <summary>Those of the only level that has some; more have a line each.</summary>
    private Line only;
    private Line[]? byLevel;

    /// <summary>No level below it has any.</summary>
    private int lowest;

    public void Mark(InnerTuple tuple)
    {
        if (tuple.IsDirty)
        {
            return;
        }

        tuple.IsDirty = true;
        var level = tuple.Memory.Level;
        if (byLevel is null)
        {
            if (only.IsEmpty || lowest == level)
            {
                lowest = level;
                only.Add(tuple);
                return;
            }

            byLevel = new Line[levels];
            byLevel[lowest] = only;
            only = default;
        }

        byLevel[level].Add(tuple);
        lowest = Math.Min(lowest, level);
    }

    public void Settle(Propagation propagation)
    {
        while (Take() is { } tuple)
        {
            tuple.IsDirty = false;
            if (!tuple.IsDead)
            {
                tuple.Memory.Owner!.Settle(propagation, tuple);
            }
        }
    }

    private InnerTuple? Take()
    {
        if (byLevel is null)
        {
            return only.Take();
        }

        for (; lowest < byLevel.Length; lowest++)
        {
            if (byLevel[lowest].Take() is { } tuple)
            {
                return tuple;
            }
        }

        return null;
    }

    /// <summary>The tuples of one level, first in, first out, chained through themselves.</summary>
    private struct Line
    {
        private InnerTuple? first;
        private InnerTuple? last;

        public readonly bool IsEmpty => first is null;

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
