namespace NRules.Memory;

/// <summary>A fact that meets the conditions of a Not, Exists, All or query for one tuple.</summary>
internal sealed class Link(InnerTuple tuple, FactEntry entry)
{
    public readonly InnerTuple Tuple = tuple;

    public readonly FactEntry Entry = entry;

    public Link? NextOfTuple;

    public Link? PreviousOfTuple;

    public Link? NextOfEntry;

    public Link? PreviousOfEntry;

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
