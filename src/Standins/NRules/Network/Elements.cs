using System.Collections.ObjectModel;
using NRules.Memory;

namespace NRules.Network;

/// <summary>The elements of a collection or a group, for the engine.</summary>
internal interface IElements
{
    void Insert(int place, object? element);

    void RemoveAt(int place);
}

/// <summary>What rules see of a collected query: a list that follows the facts.</summary>
internal class Elements<T> : ReadOnlyCollection<T>, IElements
{
    /// <summary>What a query often finds; a list that starts smaller is copied twice.</summary>
    private const int Some = 8;
    private readonly List<T> elements;

    public Elements()
        : this(new List<T>(Some))
    {
    }

    private Elements(List<T> elements)
        : base(elements)
    {
        this.elements = elements;
    }

    public void Insert(int place, object? element) => elements.Insert(place, (T)element!);

    public void RemoveAt(int place) => elements.RemoveAt(place);
}

/// <summary>What rules see of one group.</summary>
internal sealed class GroupElements<TKey, TElement>(TKey key) : Elements<TElement>, IGrouping<TKey, TElement>
{
    public TKey Key { get; } = key;
}

/// <summary>The facts behind the elements, in the order in which they came into the session.</summary>
internal sealed class OrderedMembers(IElements elements)
{
    private readonly List<Fact> facts = new(8);

    public int Count => facts.Count;

    public IReadOnlyList<Fact> Facts => facts;

    public void Add(Fact fact, object? element)
    {
        var place = facts.Count == 0 || facts[^1].Order < fact.Order ? facts.Count : PlaceOf(fact.Order);
        facts.Insert(place, fact);
        elements.Insert(place, element);
    }

    public void Remove(Fact fact)
    {
        var place = PlaceOf(fact.Order);
        if (place < facts.Count && ReferenceEquals(facts[place], fact))
        {
            facts.RemoveAt(place);
            elements.RemoveAt(place);
        }
    }

    /// <summary>The first place whose fact does not come before the order.</summary>
    private int PlaceOf(long order)
    {
        var (low, high) = (0, facts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (facts[middle].Order < order)
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
}
