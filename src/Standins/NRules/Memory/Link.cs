namespace NRules.Memory;

/// <summary>A fact that meets the conditions of a Not, Exists, All or query for one tuple.</summary>
internal sealed class Link(InnerTuple tuple, Fact fact)
{
    public readonly InnerTuple Tuple = tuple;

    public readonly Fact Fact = fact;

    public Link? NextOfTuple;

    public Link? PreviousOfTuple;

    public Link? NextOfFact;

    public Link? PreviousOfFact;

    public void Attach()
    {
        NextOfTuple = Tuple.FirstLink;
        if (NextOfTuple is not null)
        {
            NextOfTuple.PreviousOfTuple = this;
        }

        Tuple.FirstLink = this;
        NextOfFact = Fact.FirstLink;
        if (NextOfFact is not null)
        {
            NextOfFact.PreviousOfFact = this;
        }

        Fact.FirstLink = this;
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

        if (PreviousOfFact is null)
        {
            Fact.FirstLink = NextOfFact;
        }
        else
        {
            PreviousOfFact.NextOfFact = NextOfFact;
        }

        if (NextOfFact is not null)
        {
            NextOfFact.PreviousOfFact = PreviousOfFact;
        }
    }
}
