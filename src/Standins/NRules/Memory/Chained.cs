namespace NRules.Memory;

/// <summary>
/// An item that stands in one chain at a time: of a join table, of the agenda or of the further links of a fact. Fields, since all matching walks over them.
/// </summary>
internal abstract class Chained
{
    /// <summary>Of a tuple: its memory. Of a place of a fact: the memory, or the group of memories, in which it stands; nothing while the table holds few.</summary>
    public int MemoryId;

    /// <summary>What the item stands under in a join table; 0 while the table holds few.</summary>
    public int Hash;

    public Chained? Next;

    /// <summary>In a join table, the first of a chain has the last here, so that it is null outside only.</summary>
    public Chained? Previous;

    /// <summary>Puts itself where it belongs in a table that is spread, by the keys that it has now.</summary>
    public abstract void PlaceIn(ref JoinTable table);
}
