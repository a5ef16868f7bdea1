using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NRules.Memory;

/// <summary>
/// The facts of a session by value: two that are equal cannot both be there. A few are looked through, more are found by a hash table over the same array.
/// A fact keeps the hash code that it came in with, so that it is found even if its value has changed since.
/// </summary>
internal sealed class FactTable
{
    private const int Few = 16;
    private Row[] rows = new Row[Few];
    private int used;
    private int count;

    /// <summary>The first row of each chain, plus one; null while there are few.</summary>
    private int[]? buckets;

    /// <summary>The first row that a fact has left, plus one.</summary>
    private int free;
    private long lastOrder;

    /// <summary>The values in the order in which they came.</summary>
    public IEnumerable<object> Values => rows.Take(used).Where(x => x.Fact is not null).Select(x => x.Fact!).OrderBy(x => x.Order).Select(x => x.Value!);

    /// <summary>The rank of the next fact.</summary>
    public long NextOrder() => ++lastOrder;

    public void MakeRoom(int more)
    {
        if (count + more > rows.Length)
        {
            Grow((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(count + more, rows.Length * 2)));
        }
    }

    public bool TryFind(object value, [NotNullWhen(true)] out Fact? fact)
    {
        fact = Find(value, value.GetHashCode());
        return fact is not null;
    }

    public bool TryAdd(Fact fact)
    {
        var hash = fact.Value!.GetHashCode();
        if (Find(fact.Value, hash) is not null)
        {
            return false;
        }

        Add(fact, hash);
        return true;
    }

    public void Remove(Fact fact)
    {
        ref var row = ref rows[fact.Slot];
        if (buckets is not null)
        {
            ref var link = ref buckets[BucketOf(row.Hash)];
            while (link != fact.Slot + 1)
            {
                link = ref rows[link - 1].Next;
            }

            link = row.Next;
        }

        row.Fact = null;
        row.Next = free;
        free = fact.Slot + 1;
        count--;
    }

    /// <summary>Puts another value in the place of the fact's; false when a different fact has that value.</summary>
    public bool TryReplace(Fact fact, object value)
    {
        var hash = value.GetHashCode();
        if (Find(value, hash) is { } holder && holder != fact)
        {
            return false;
        }

        Remove(fact);
        fact.Value = value;
        Add(fact, hash);
        return true;
    }

    private void Add(Fact fact, int hash)
    {
        MakeRoom(1);
        var slot = free - 1;
        if (slot < 0)
        {
            slot = used++;
        }
        else
        {
            free = rows[slot].Next;
        }

        fact.Slot = slot;
        rows[slot] = new Row { Fact = fact, Hash = hash };
        count++;
        if (buckets is not null)
        {
            Link(slot);
        }
    }

    private Fact? Find(object value, int hash)
    {
        if (buckets is null)
        {
            foreach (ref readonly var row in rows.AsSpan(0, used))
            {
                if (row.Hash == hash && row.Fact is { } fact && IsEqual(fact, value))
                {
                    return fact;
                }
            }

            return null;
        }

        for (var place = buckets[BucketOf(hash)]; place > 0; place = rows[place - 1].Next)
        {
            ref readonly var row = ref rows[place - 1];
            if (row.Hash == hash && IsEqual(row.Fact!, value))
            {
                return row.Fact;
            }
        }

        return null;
    }

    private static bool IsEqual(Fact fact, object value) => ReferenceEquals(fact.Value, value) || fact.Value!.Equals(value);

    private void Grow(int size)
    {
        Array.Resize(ref rows, size);
        buckets = new int[size];
        for (var slot = 0; slot < used; slot++)
        {
            if (rows[slot].Fact is not null)
            {
                Link(slot);
            }
        }
    }

    private void Link(int slot)
    {
        ref var bucket = ref buckets![BucketOf(rows[slot].Hash)];
        rows[slot].Next = bucket;
        bucket = slot + 1;
    }

    private int BucketOf(int hash) => (hash ^ (hash >>> 16)) & (buckets!.Length - 1);

    private struct Row
    {
        public Fact? Fact;
        public int Hash;

        /// <summary>The next row of the chain, or of the free rows, plus one.</summary>
        public int Next;
    }
}
