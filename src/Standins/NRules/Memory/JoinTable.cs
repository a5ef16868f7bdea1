using System.Diagnostics.CodeAnalysis;

namespace NRules.Memory;

/// <summary>
/// One side of all joins of a session: the facts behind the patterns, or the tuples before them. A few items stand in one chain and are all looked at, so
/// that a session of one case needs no index. More are spread by join key, and those that have the same key in any memory stand together: a tuple that
/// forty rules wait for is looked up once. Where many items share a key, each memory's stand apart instead.
/// </summary>
internal struct JoinTable
{
    private const int Few = 32;
    private const int Dense = 64;
    private Chained? only;
    private Chained?[]? slots;
    private int count;
    private bool isDense;
    private bool byMemory;

    public readonly bool IsEmpty => count == 0;

    public readonly bool IsSpread => slots is not null;

    /// <summary>Whether each memory's items stand apart.</summary>
    public readonly bool IsByMemory => byMemory;

    /// <summary>Whether some items have no key and have to be compared with everything.</summary>
    public bool HasItemsWithoutKey { readonly get; private set; }

    /// <summary>What the items of a memory or a group stand under. Keys that follow each other get places that do, too.</summary>
    public static int HashOf(int place, int key) => key + (place * -1640531535);

    /// <summary>What the items of a memory without a key stand under.</summary>
    public static int HashWithoutKey(int memoryId) => HashOf(~memoryId, 0);

    public readonly Chained? First(int hash) => slots is null ? only : slots[SlotOf(hash)];

    /// <summary>So many items of other memories were passed under one key. If they are many, they are parted before the next change.</summary>
    public void NotePassed(int items) => isDense |= items > Dense;

    public void Add(Chained item)
    {
        if (slots is not null)
        {
            item.PlaceIn(ref this);
            return;
        }

        count++;
        Append(item);
    }

    /// <summary>Puts an item, or one of its places, under a hash code; null when its key cannot be computed.</summary>
    public void Put(Chained place, int memoryId, int? hash)
    {
        place.MemoryId = memoryId;
        place.Hash = hash ?? HashWithoutKey(memoryId);
        HasItemsWithoutKey |= hash is null;
        count++;
        Append(place);
    }

    public void Remove(Chained item)
    {
        count--;
        ref var first = ref Head(item.Hash);
        var next = item.Next;
        if (ReferenceEquals(first, item))
        {
            first = next;
            if (next is not null)
            {
                next.Previous = item.Previous;
            }
        }
        else
        {
            item.Previous!.Next = next;
            (next ?? first!).Previous = item.Previous;
        }

        item.Next = null;
        item.Previous = null;
    }

    /// <summary>Spreads the items if they have become many. Only between two changes: a walk over a chain would lose its way.</summary>
    public void Arrange()
    {
        if (count > Few && (slots is null || count > slots.Length || isDense != byMemory))
        {
            var isPlaced = slots is not null && isDense == byMemory;
            byMemory = isDense;
            Spread(isPlaced);
        }
    }

    /// <summary>Everything in it, as it stands now.</summary>
    public readonly List<Chained> All()
    {
        var found = new List<Chained>(count);
        foreach (var first in slots ?? [only])
        {
            for (var item = first; item is not null; item = item.Next)
            {
                found.Add(item);
            }
        }

        return found;
    }

    private void Spread(bool isPlaced)
    {
        var before = slots ?? [only];
        slots = new Chained?[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count * 2)];
        only = null;
        count = isPlaced ? count : 0;
        foreach (var first in before)
        {
            for (var item = first; item is not null;)
            {
                var next = item.Next;
                if (isPlaced)
                {
                    Append(item);
                }
                else
                {
                    item.PlaceIn(ref this);
                }

                item = next;
            }
        }
    }

    private void Append(Chained item)
    {
        ref var first = ref Head(item.Hash);
        item.Next = null;
        if (first is null)
        {
            first = item;
            item.Previous = item;
        }
        else
        {
            var last = first.Previous!;
            last.Next = item;
            item.Previous = last;
            first.Previous = item;
        }
    }

    [UnscopedRef]
    private ref Chained? Head(int hash)
    {
        if (slots is null)
        {
            return ref only;
        }

        return ref slots[SlotOf(hash)];
    }

    private readonly int SlotOf(int hash) => (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (slots!.Length - 1);
}
