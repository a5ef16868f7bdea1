namespace NRules.Memory;

/// <summary>An item that stands in one chain at a time: of a join table or, at the end of a rule, of the agenda. Fields, since all matching walks over them.</summary>
internal abstract class Chained(int memoryId)
{
    public readonly int MemoryId = memoryId;

    public Chained? Next;

    /// <summary>In a join table, the first of a chain has the last here.</summary>
    public Chained? Previous;

    /// <summary>What the item stands under in a join table; 0 while the table holds few.</summary>
    public int Hash;

    /// <summary>Where the item belongs in a join table, by the key that it has now; null when that cannot be computed.</summary>
    public abstract int? PlaceIn(bool byMemory);
}
