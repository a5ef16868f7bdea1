namespace NRules.Memory;

/// <summary>
/// A fact that meets the conditions of a Not, Exists, All or query for one tuple. Most facts do so for one tuple at most: the first link of a fact is the
/// fact itself.
/// </summary>
internal abstract class Link : Chained
{
    private Link? nextOfTuple;
    private Link? previousOfTuple;

    /// <summary>The tuple; null while the link is not in use.</summary>
    public InnerTuple? Tuple { get; private set; }

    /// <summary>Stands among the links of the tuple and, unless it is the fact, of the fact.</summary>
    public virtual void Attach(InnerTuple tuple)
    {
        Tuple = tuple;
        if (tuple.FirstLink is { } first)
        {
            nextOfTuple = first;
            first.previousOfTuple = this;
        }

        tuple.FirstLink = this;
    }

    /// <summary>Leaves them.</summary>
    public virtual void Detach()
    {
        if (previousOfTuple is null)
        {
            Tuple!.FirstLink = nextOfTuple;
        }
        else
        {
            previousOfTuple.nextOfTuple = nextOfTuple;
        }

        if (nextOfTuple is not null)
        {
            nextOfTuple.previousOfTuple = previousOfTuple;
        }

        Tuple = null;
        nextOfTuple = null;
        previousOfTuple = null;
    }
}

/// <summary>A further link of a fact, in one chain with the other further ones.</summary>
internal sealed class FurtherLink(Fact fact) : Link
{
    public override void Attach(InnerTuple tuple)
    {
        Next = fact.FurtherLinks;
        if (Next is not null)
        {
            Next.Previous = this;
        }

        fact.FurtherLinks = this;
        base.Attach(tuple);
    }

    public override void Detach()
    {
        if (Previous is null)
        {
            fact.FurtherLinks = (FurtherLink?)Next;
        }
        else
        {
            Previous.Next = Next;
        }

        if (Next is not null)
        {
            Next.Previous = Previous;
        }

        base.Detach();
    }

    public override void PlaceIn(ref JoinTable table)
    {
        // Nobody looks links up.
    }
}
