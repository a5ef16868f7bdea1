using NRules.Network;

namespace NRules.Memory;

/// <summary>
/// The facts that met the patterns of a rule so far: those of the parent and one more (or none, after Not and Exists). Most stand at the end of a rule and
/// are its matches; those that others hang on are <see cref="InnerTuple"/>s.
/// </summary>
internal abstract class BetaTuple(InnerTuple? parent, Fact? fact, BetaMemory memory) : Chained
{
    /// <summary>Read by compiled expressions.</summary>
    public InnerTuple? Parent = parent;

    /// <summary>Read by compiled expressions.</summary>
    public Fact? Fact = fact;

    public readonly BetaMemory Memory = memory;
    public bool IsDead;
    private BetaTuple? nextOfFact;
    private BetaTuple? previousOfFact;
    private BetaTuple? nextSibling;
    private BetaTuple? previousSibling;

    /// <summary>Puts the tuple among the children of its parent and the tuples of its fact.</summary>
    public void Hang()
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

        if (Fact is not null)
        {
            nextOfFact = Fact.FirstTuple;
            Fact.FirstTuple = this;
            if (nextOfFact is not null)
            {
                nextOfFact.previousOfFact = this;
            }
        }
    }

    public void Unhang()
    {
        ReplaceAmongSiblings(nextSibling);
        ReplaceAtFact(nextOfFact);
        if (nextSibling is not null)
        {
            nextSibling.previousSibling = previousSibling;
        }

        if (nextOfFact is not null)
        {
            nextOfFact.previousOfFact = previousOfFact;
        }
    }

    /// <summary>Stands where the other stood, over its facts.</summary>
    protected void TakePlaceOf(BetaTuple other)
    {
        Parent = other.Parent;
        Fact = other.Fact;
        nextSibling = other.nextSibling;
        previousSibling = other.previousSibling;
        nextOfFact = other.nextOfFact;
        previousOfFact = other.previousOfFact;
        ReplaceAmongSiblings(this);
        ReplaceAtFact(this);
        if (nextSibling is not null)
        {
            nextSibling.previousSibling = this;
        }

        if (nextOfFact is not null)
        {
            nextOfFact.previousOfFact = this;
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

    private void ReplaceAtFact(BetaTuple? by)
    {
        if (previousOfFact is not null)
        {
            previousOfFact.nextOfFact = by;
        }
        else if (Fact is not null)
        {
            Fact.FirstTuple = by;
        }
    }
}

/// <summary>A tuple that further tuples or links hang on, and that joins may look up.</summary>
internal sealed class InnerTuple : BetaTuple
{
    public BetaTuple? FirstChild;

    public Link? FirstLink;

    /// <summary>The steps of the query that the tuple stands before, if any.</summary>
    public QueryState? State;

    public bool IsDirty;

    /// <summary>The tuple of its level that is settled after it.</summary>
    public InnerTuple? NextDirty;

    public InnerTuple(InnerTuple? parent, Fact? fact, BetaMemory memory)
        : base(parent, fact, memory)
    {
        MemoryId = memory.Id;
    }

    public override void PlaceIn(ref JoinTable table) => table.Put(this, MemoryId, Memory.PlaceOf(this));
}
