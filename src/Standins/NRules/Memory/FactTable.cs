using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using NRules.Network;

namespace NRules.Memory;

/// <summary>
/// The facts of a session by value: two that are equal cannot both be there. A few are compared with each other, which costs less than their hash codes;
/// more are found by a hash table over the same array. There a fact keeps the hash code that it came in with, so that its place is found even if its
/// value has changed since.
/// </summary>
internal sealed class FactTable(CompiledRules rules)
{
    private const int Few = 32;
    private Held[] facts = new Held[16];
    private int count;

    /// <summary>What the hash table knows of each fact; null while there are few.</summary>
    private Row[]? rows;

    /// <summary>The first row of each chain, plus one.</summary>
    private int[] buckets = [];
    private int lastOrder;

    /// <summary>Whether some fact may equal one of another kind.</summary>
    private bool isMixed;

    /// <summary>The values in the order in which they came.</summary>
    public IEnumerable<object> Values => facts.Take(count).Select(x => x.Fact).OrderBy(x => x.Order).Select(x => x.Value!);

    /// <summary>Whether some fact was given a value of another type than it came with, so that its kind tells nothing of its value.</summary>
    public bool HasOtherKinds { get; private set; }

    /// <summary>The rank of the next fact.</summary>
    /// <exception cref="OverflowException">The session has had 2,147,483,647 facts.</exception>
    public int NextOrder() => checked(++lastOrder);

    public void MakeRoom(int more)
    {
        if (count + more > facts.Length)
        {
            Grow((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(count + more, facts.Length * 2)));
        }
    }

    public bool TryFind(object value, [NotNullWhen(true)] out Fact? fact)
    {
        fact = Find(value, KindOf(value), HashOf(value));
        return fact is not null;
    }

    public bool TryAdd(Fact fact)
    {
        MakeRoom(1);
        fact.Kind = KindOf(fact.Value!);
        var hash = HashOf(fact.Value!);
        if (Find(fact.Value!, fact.Kind, hash) is not null)
        {
            return false;
        }

        Add(fact, hash);
        return true;
    }

    /// <summary>Takes a fact out; the last one moves into the gap.</summary>
    public void Remove(Fact fact)
    {
        var (gap, last) = (fact.Slot, --count);
        var moved = facts[last].Fact;
        facts[gap].Fact = moved;
        moved.Slot = gap;
        facts[last].Fact = null!;
        if (rows is null)
        {
            return;
        }

        Unlink(gap);
        if (gap != last)
        {
            Unlink(last);
            Link(gap, rows[last].Hash);
        }
    }

    /// <summary>Puts another value in the place of the fact's; false when a different fact has that value.</summary>
    public bool TryReplace(Fact fact, object value)
    {
        var hash = HashOf(value);
        if (Find(value, KindOf(value), hash) is { } holder && holder != fact)
        {
            return false;
        }

        HasOtherKinds |= value.GetType() != fact.Value!.GetType();
        isMixed |= HasOtherKinds;
        Remove(fact);
        fact.Value = value;
        Add(fact, hash);
        return true;
    }

    private FactKind KindOf(object value) => rules.KindOf(value.GetType());

    private int HashOf(object value) => rows is null ? 0 : value.GetHashCode();

    private void Add(Fact fact, int hash)
    {
        fact.Slot = count;
        facts[count].Fact = fact;
        isMixed |= !fact.Kind!.EqualsOwnTypeOnly;
        if (rows is not null)
        {
            Link(count, hash);
        }

        count++;
    }

    private Fact? Find(object value, FactKind kind, int hash)
    {
        if (rows is null)
        {
            foreach (ref readonly var held in facts.AsSpan(0, count))
            {
                var fact = held.Fact;
                if ((fact.Kind == kind || (isMixed && MayEqualOtherKinds(fact))) && IsEqual(fact, value))
                {
                    return fact;
                }
            }

            return null;
        }

        for (var place = buckets[BucketOf(hash)]; place > 0; place = rows[place - 1].Next)
        {
            if (rows[place - 1].Hash == hash && IsEqual(facts[place - 1].Fact, value))
            {
                return facts[place - 1].Fact;
            }
        }

        return null;
    }

    private bool MayEqualOtherKinds(Fact fact) => HasOtherKinds || !fact.Kind!.EqualsOwnTypeOnly;

    private static bool IsEqual(Fact fact, object value) => ReferenceEquals(fact.Value, value) || fact.Value!.Equals(value);

    private void Grow(int size)
    {
        Array.Resize(ref facts, size);
        if (size <= Few)
        {
            return;
        }

        var before = rows;
        rows = new Row[size];
        buckets = new int[size];
        for (var slot = 0; slot < count; slot++)
        {
            Link(slot, before is null ? facts[slot].Fact.Value!.GetHashCode() : before[slot].Hash);
        }
    }

    private void Link(int slot, int hash)
    {
        ref var bucket = ref buckets[BucketOf(hash)];
        rows![slot] = new Row { Hash = hash, Next = bucket };
        bucket = slot + 1;
    }

    private void Unlink(int slot)
    {
        ref var link = ref buckets[BucketOf(rows![slot].Hash)];
        while (link != slot + 1)
        {
            link = ref rows[link - 1].Next;
        }

        link = rows[slot].Next;
    }

    private int BucketOf(int hash) => (hash ^ (hash >>> 16)) & (buckets.Length - 1);

    /// <summary>An array of it stores facts without looking at their type.</summary>
    private struct Held
    {
        public Fact Fact;
    }

    private struct Row
    {
        public int Hash;

        /// <summary>The next row of the chain, plus one.</summary>
        public int Next;
    }
}
