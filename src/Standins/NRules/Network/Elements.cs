using System.Collections.ObjectModel;

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
