using System.Diagnostics.CodeAnalysis;

namespace NRules.Memory;

/// <summary>
/// The facts of a session by value: two that are equal cannot both be there. A hash table chained through the facts themselves, since a session of one case
/// should cost little. A fact keeps the hash code that it came in with, so that it is found even if its value has changed since.
/// </summary>
internal sealed class FactTable
{
    private Fact?[] buckets = new Fact?[16];
    private int count;
    private long lastOrder;

    /// <summary>The values in the order in which they came.</summary>
    public IEnumerable<object> Values => Facts().OrderBy(x => x.Order).Select(x => x.Value!);

    /// <summary>The rank of the next fact.</summary>
    public long NextOrder() => ++lastOrder;

    public void MakeRoom(int more)
    {
        if (count + more > buckets.Length)
        {
            Resize(count + more);
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
        ref var place = ref buckets[fact.Hash & (buckets.Length - 1)];
        if (place == fact)
        {
            place = fact.NextInTable;
        }
        else
        {
            var before = place!;
            while (before.NextInTable != fact)
            {
                before = before.NextInTable!;
            }

            before.NextInTable = fact.NextInTable;
        }

        fact.NextInTable = null;
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
        fact.Hash = hash;
        ref var place = ref buckets[hash & (buckets.Length - 1)];
        fact.NextInTable = place;
        place = fact;
        count++;
    }

    private Fact? Find(object value, int hash)
    {
        var fact = buckets[hash & (buckets.Length - 1)];
        while (fact is not null && (fact.Hash != hash || !(ReferenceEquals(fact.Value, value) || fact.Value!.Equals(value))))
        {
            fact = fact.NextInTable;
        }

        return fact;
    }

    private void Resize(int atLeast)
    {
        var facts = Facts().ToList();
        buckets = new Fact?[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(atLeast, buckets.Length * 2))];
        foreach (var fact in facts)
        {
            ref var place = ref buckets[fact.Hash & (buckets.Length - 1)];
            fact.NextInTable = place;
            place = fact;
        }
    }

    private IEnumerable<Fact> Facts()
    {
        foreach (var first in buckets)
        {
            for (var fact = first; fact is not null; fact = fact.NextInTable)
            {
                yield return fact;
            }
        }
    }
}
