using NRules.Network;

namespace NRules.Memory;

/// <summary>A fact where it passed the conditions of a pattern that stand on it alone. Tuples and links hang on it, so that they go with it.</summary>
internal sealed class FactEntry(Fact fact, RightMemory memory) : Bucketed<FactEntry>
{
    public Fact Fact { get; } = fact;

    public RightMemory Memory { get; } = memory;

    public FactEntry? NextOfFact { get; set; }

    public BetaTuple? FirstTuple { get; set; }

    public Link? FirstLink { get; set; }
}

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
}

/// <summary>A fact that meets the conditions of a Not, Exists, All or query for one tuple.</summary>
internal sealed class Link(BetaTuple tuple, FactEntry entry)
{
    public BetaTuple Tuple { get; } = tuple;

    public FactEntry Entry { get; } = entry;

    public Link? NextOfTuple { get; set; }

    public Link? PreviousOfTuple { get; set; }

    public Link? NextOfEntry { get; set; }

    public Link? PreviousOfEntry { get; set; }

    public void Attach()
    {
        NextOfTuple = Tuple.FirstLink;
        if (NextOfTuple is not null)
        {
            NextOfTuple.PreviousOfTuple = this;
        }

        Tuple.FirstLink = this;
        NextOfEntry = Entry.FirstLink;
        if (NextOfEntry is not null)
        {
            NextOfEntry.PreviousOfEntry = this;
        }

        Entry.FirstLink = this;
    }

    public void Detach()
    {
        if (PreviousOfTuple is null)
        {
            Tuple.FirstLink = NextOfTuple;
        }
        else
        {
            PreviousOfTuple.NextOfTuple = NextOfTuple;
        }

        if (NextOfTuple is not null)
        {
            NextOfTuple.PreviousOfTuple = PreviousOfTuple;
        }

        if (PreviousOfEntry is null)
        {
            Entry.FirstLink = NextOfEntry;
        }
        else
        {
            PreviousOfEntry.NextOfEntry = NextOfEntry;
        }

        if (NextOfEntry is not null)
        {
            NextOfEntry.PreviousOfEntry = PreviousOfEntry;
        }
    }
}
