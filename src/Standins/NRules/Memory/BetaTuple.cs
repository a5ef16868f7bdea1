using NRules.Network;

namespace NRules.Memory;

/// <summary>
/// The facts that met the patterns of a rule so far: those of the parent and one more (or none, after Not and Exists). Most stand at the end of a rule and
/// carry nothing further; those that others hang on are <see cref="InnerTuple"/>s.
/// </summary>
internal class BetaTuple(InnerTuple? parent, Fact? fact, BetaMemory memory)
{
    /// <summary>Read by compiled expressions.</summary>
    public readonly InnerTuple? Parent = parent;

    /// <summary>Read by compiled expressions.</summary>
    public readonly Fact? Fact = fact;

    public BetaMemory Memory { get; } = memory;

    public FactEntry? Entry { get; private set; }

    public BetaTuple? NextOfEntry { get; private set; }

    public BetaTuple? NextSibling { get; private set; }

    /// <summary>The activation at the end of a rule, the steps of a query.</summary>
    public object? State { get; set; }

    public bool IsDead { get; set; }

    public bool IsDirty { get; set; }

    private BetaTuple? PreviousOfEntry { get; set; }

    private BetaTuple? PreviousSibling { get; set; }

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

/// <summary>A tuple that further tuples or links hang on, and that joins may look up.</summary>
internal sealed class InnerTuple(InnerTuple? parent, Fact? fact, BetaMemory memory) : BetaTuple(parent, fact, memory), IBucketed<InnerTuple>
{
    public InnerTuple? Next { get; set; }

    public InnerTuple? Previous { get; set; }

    public Bucket<InnerTuple>? Bucket { get; set; }

    public BetaTuple? FirstChild { get; set; }

    public Link? FirstLink { get; set; }
}
