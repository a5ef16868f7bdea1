namespace NRules.Memory;

/// <summary>A fact that meets the conditions of a Not, Exists, All or query for one tuple.</summary>
internal sealed class Link(InnerTuple tuple, FactEntry entry)
{
    public InnerTuple Tuple { get; } = tuple;

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
