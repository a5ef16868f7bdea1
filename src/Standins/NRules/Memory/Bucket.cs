namespace NRules.Memory;

/// <summary>An item that can stand in one bucket and leave it in constant time.</summary>
internal interface IBucketed<T>
    where T : class, IBucketed<T>
{
    T? Next { get; set; }

    T? Previous { get; set; }

    Bucket<T>? Bucket { get; set; }
}

/// <summary>Items in the order in which they came.</summary>
internal class Bucket<T>
    where T : class, IBucketed<T>
{
    private T? last;

    public T? First { get; private set; }

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

/// <summary>Items that share a join key.</summary>
internal sealed class KeyBucket<T>(object key) : Bucket<T>
    where T : class, IBucketed<T>
{
    public object Key { get; } = key;
}
