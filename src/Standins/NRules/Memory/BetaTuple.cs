using NRules.Network;

namespace NRules.Memory;

/// <summary>Facts that meet the first conditions of a rule: those of the parent and one more (or none, after Not and Exists).</summary>
internal sealed class BetaTuple(BetaTuple? parent, Fact? fact, BetaMemory memory) : Bucketed<BetaTuple>
{
    /// <summary>Read by compiled expressions.</summary>
    public readonly BetaTuple? Parent = parent;

    /// <summary>Read by compiled expressions.</summary>
    public readonly Fact? Fact = fact;

    public BetaMemory Memory { get; } = memory;

    public FactEntry? Entry { get; set; }

    public BetaTuple? NextOfEntry { get; set; }

    public BetaTuple? PreviousOfEntry { get; set; }

    public BetaTuple? FirstChild { get; set; }

    public BetaTuple? NextSibling { get; set; }

    public BetaTuple? PreviousSibling { get; set; }

    public Link? FirstLink { get; set; }

    /// <summary>The activation at the end of a rule, the steps of a query.</summary>
    public object? State { get; set; }

    public bool IsDead { get; set; }

    public bool IsDirty { get; set; }

    /// <summary>Puts the tuple among the children of its parent and the tuples of its fact.</summary>
    public void Hang(FactEntry? entry)
    {
        if (Parent is not null)
        {
            NextSibling = Parent.FirstChild;
            if (NextSibling is not null)
            {
                NextSibling.PreviousSibling = this;
            }

            Parent.FirstChild = this;
        }

        if (entry is not null)
        {
            Entry = entry;
            NextOfEntry = entry.FirstTuple;
            if (NextOfEntry is not null)
            {
                NextOfEntry.PreviousOfEntry = this;
            }

            entry.FirstTuple = this;
        }
    }

    public void Unhang()
    {
        if (PreviousSibling is not null)
        {
            PreviousSibling.NextSibling = NextSibling;
        }
        else if (Parent is not null)
        {
            Parent.FirstChild = NextSibling;
        }

        if (NextSibling is not null)
        {
            NextSibling.PreviousSibling = PreviousSibling;
        }

        if (PreviousOfEntry is not null)
        {
            PreviousOfEntry.NextOfEntry = NextOfEntry;
        }
        else if (Entry is not null)
        {
            Entry.FirstTuple = NextOfEntry;
        }

        if (NextOfEntry is not null)
        {
            NextOfEntry.PreviousOfEntry = PreviousOfEntry;
        }
    }
}
