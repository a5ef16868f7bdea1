using System.Collections;
using NRules.Memory;

namespace NRules.Network;

/// <summary>The facts behind the elements of a collection, in the order in which they came into the session.</summary>
internal sealed class OrderedMembers(IElements elements) : IReadOnlyList<Fact>
{
    private Member[] members = new Member[8];

    public int Count { get; private set; }

    public Fact this[int index] => members[index].Fact;

    public void Add(Fact fact, object? element)
    {
        if (Count == members.Length)
        {
            Array.Resize(ref members, Count * 2);
        }

        var place = Count == 0 || members[Count - 1].Fact.Order < fact.Order ? Count : PlaceOf(fact.Order);
        if (place < Count)
        {
            Array.Copy(members, place, members, place + 1, Count - place);
        }

        members[place].Fact = fact;
        Count++;
        elements.Insert(place, element);
    }

    public void Remove(Fact fact)
    {
        var place = PlaceOf(fact.Order);
        if (place < Count && ReferenceEquals(members[place].Fact, fact))
        {
            Count--;
            Array.Copy(members, place + 1, members, place, Count - place);
            members[Count] = default;
            elements.RemoveAt(place);
        }
    }

    public IEnumerator<Fact> GetEnumerator() => members.Take(Count).Select(x => x.Fact).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first place whose fact does not come before the order.</summary>
    private int PlaceOf(int order)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (members[middle].Fact.Order < order)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>An array of it stores facts without looking at their type.</summary>
    private struct Member
    {
        public Fact Fact;
    }
}
