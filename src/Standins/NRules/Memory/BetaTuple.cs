using NRules.Network;

namespace NRules.Memory;

/// <summary>
/// The facts that met the patterns of a rule so far: those of the parent and one more (or none, after Not and Exists). Most stand at the end of a rule and
/// are its matches; those that others hang on are <see cref="InnerTuple"/>s.
/// </summary>
internal abstract class BetaTuple(InnerTuple? parent, Fact? fact, BetaMemory memory) : Chained(memory.Id)
{
    /// <summary>Read by compiled expressions.</summary>
    public InnerTuple? Parent = parent;

    /// <summary>Read by compiled expressions.</summary>
    public Fact? Fact = fact;

    public readonly BetaMemory Memory = memory;
    public bool IsDead;
    private FactEntry? entry;
    private BetaTuple? nextOfEntry;
    private BetaTuple? previousOfEntry;
    private BetaTuple? nextSibling;
    private BetaTuple? previousSibling;

    /// <summary>Puts the tuple among the children of its parent and the tuples of its fact.</summary>
    public void Hang(FactEntry? on)
    {
        if (Parent is not null)
        {
            nextSibling = Parent.FirstChild;
            Parent.FirstChild = this;
            if (nextSibling is not null)
            {
                nextSibling.previousSibling = this;
            }
        }

        if (on is not null)
        {
            entry = on;
            nextOfEntry = on.FirstTuple;
            on.FirstTuple = this;
            if (nextOfEntry is not null)
            {
                nextOfEntry.previousOfEntry = this;
            }
        }
    }

    public void Unhang()
    {
        ReplaceAmongSiblings(nextSibling);
        ReplaceAtEntry(nextOfEntry);
        if (nextSibling is not null)
        {
            nextSibling.previousSibling = previousSibling;
        }

        if (nextOfEntry is not null)
        {
            nextOfEntry.previousOfEntry = previousOfEntry;
        }
    }

    /// <summary>Stands where the other stood, over its facts.</summary>
    protected void TakePlaceOf(BetaTuple other)
    {
        Parent = other.Parent;
        Fact = other.Fact;
        entry = other.entry;
        nextSibling = other.nextSibling;
        previousSibling = other.previousSibling;
        nextOfEntry = other.nextOfEntry;
        previousOfEntry = other.previousOfEntry;
        ReplaceAmongSiblings(this);
        ReplaceAtEntry(this);
        if (nextSibling is not null)
        {
            nextSibling.previousSibling = this;
        }

        if (nextOfEntry is not null)
        {
            nextOfEntry.previousOfEntry = this;
        }
    }

    private void ReplaceAmongSiblings(BetaTuple? by)
    {
        if (previousSibling is not null)
        {
            previousSibling.nextSibling = by;
        }
        else if (Parent is not null)
        {
            Parent.FirstChild = by;
        }
    }

    private void ReplaceAtEntry(BetaTuple? by)
    {
        if (previousOfEntry is not null)
        {
            previousOfEntry.nextOfEntry = by;
        }
        else if (entry is not null)
        {
            entry.FirstTuple = by;
        }
    }
}

/// <summary>A tuple that further tuples or links hang on, and that joins may look up.</summary>
internal sealed class InnerTuple(InnerTuple? parent, Fact? fact, BetaMemory memory) : BetaTuple(parent, fact, memory)
{
    public BetaTuple? FirstChild;

    public Link? FirstLink;

    /// <summary>The steps of the query that the tuple stands before, if any.</summary>
    public QueryState? State;

    public bool IsDirty;

    public override int? PlaceIn(bool byMemory) => Memory.PlaceOf(this);
}
