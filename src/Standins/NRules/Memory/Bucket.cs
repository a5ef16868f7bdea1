namespace NRules.Memory;

/// <summary>An item that can stand in one bucket and leave it in constant time.</summary>
internal abstract class Bucketed<T>
    where T : Bucketed<T>
{
    public T? Next { get; set; }

    public T? Previous { get; set; }

    public Bucket<T>? Bucket { get; set; }
}

/// <summary>Items in the order in which they came.</summary>
internal class Bucket<T>
    where T : Bucketed<T>
{
    private T? last;

    public T? First { get; private set; }

    /// <summary>The join key of all items; null when they do not share one.</summary>
    public object? Key { get; init; }

    public void Append(T item)
    {
        item.Bucket = this;
        item.Previous = last;
        item.Next = null;
        if (last is null)
        {
            First = item;
        }
        else
        {
            last.Next = item;
        }

        last = item;
    }

    public void Remove(T item)
    {
        if (item.Previous is null)
        {
            First = item.Next;
        }
        else
        {
            item.Previous.Next = item.Next;
        }

        if (item.Next is null)
        {
            last = item.Previous;
        }
        else
        {
            item.Next.Previous = item.Previous;
        }

        item.Bucket = null;
    }

    protected T? TakeAll()
    {
        var first = First;
        First = null;
        last = null;
        return first;
    }
}
