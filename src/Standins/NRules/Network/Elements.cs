using System.Collections;

namespace NRules.Network;

/// <summary>The elements of a collection or a group, for the engine.</summary>
internal interface IElements
{
    void Insert(int place, object? element);

    void RemoveAt(int place);
}

/// <summary>What rules see of a collected query: a list that follows the facts and that only the engine changes.</summary>
internal class Elements<T> : IElements, IReadOnlyList<T>, ICollection<T>
{
    /// <summary>What a query often finds; an array that starts smaller is copied twice.</summary>
    private const int Some = 8;
    private T[] elements = new T[Some];
    private int changes;

    public int Count { get; private set; }

    public bool IsReadOnly => true;

    public T this[int index] => elements.AsSpan(0, Count)[index];

    public void Insert(int place, object? element)
    {
        if (Count == elements.Length)
        {
            Array.Resize(ref elements, Count * 2);
        }

        if (place < Count)
        {
            Array.Copy(elements, place, elements, place + 1, Count - place);
        }

        elements[place] = (T)element!;
        Count++;
        changes++;
    }

    public void RemoveAt(int place)
    {
        Count--;
        Array.Copy(elements, place + 1, elements, place, Count - place);
        elements[Count] = default!;
        changes++;
    }

    public bool Contains(T item) => Array.IndexOf(elements, item, 0, Count) >= 0;

    public void CopyTo(T[] array, int arrayIndex) => Array.Copy(elements, 0, array, arrayIndex, Count);

    public IEnumerator<T> GetEnumerator()
    {
        var before = changes;
        for (var place = 0; place < Count; place++)
        {
            yield return elements[place];
            if (changes != before)
            {
                throw new InvalidOperationException("The collected facts changed while they were walked through.");
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<T>.Add(T item) => throw ReadOnly();

    bool ICollection<T>.Remove(T item) => throw ReadOnly();

    void ICollection<T>.Clear() => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("Only the engine changes what a query collected.");
}

/// <summary>What rules see of one group.</summary>
internal sealed class GroupElements<TKey, TElement>(TKey key) : Elements<TElement>, IGrouping<TKey, TElement>
{
    public TKey Key { get; } = key;
}
