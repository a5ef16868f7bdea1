namespace NRules.Memory;

/// <summary>
/// Items of one side of a join. A few stand in one list and are all compared; more are spread over buckets by their join key. Items whose key cannot be
/// computed stand apart and are compared with everything, so that the failure shows where the condition is evaluated.
/// </summary>
internal sealed class IndexedMemory<T>(IKeyed<T> keyed) : Bucket<T>
    where T : Bucketed<T>
{
    private const int Few = 8;
    private Dictionary<object, Bucket<T>>? buckets;
    private Bucket<T>? withoutKey;

    public int Count { get; private set; }

    public bool IsIndexed => buckets is not null;

    public void Add(T item)
    {
        Count++;
        if (buckets is not null)
        {
            Place(item);
            return;
        }

        Append(item);
        if (Count > Few && keyed.HasKey)
        {
            Spread();
        }
    }

    public void Take(T item)
    {
        Count--;
        var bucket = item.Bucket!;
        bucket.Remove(item);
        if (bucket.First is null && bucket.Key is { } key)
        {
            buckets!.Remove(key);
        }
    }

    /// <summary>The candidates for a key: those in its bucket (or all, while there are few), then those without a key.</summary>
    public (T? First, T? WithoutKey) Candidates(object? key) =>
        buckets is null
            ? (First, null)
            : (buckets.TryGetValue(key ?? NoKey.Null, out var bucket) ? bucket.First : null, withoutKey?.First);

    /// <summary>Every item.</summary>
    public IEnumerable<T> All()
    {
        IEnumerable<Bucket<T>> parts = buckets is null ? [this] : withoutKey is null ? buckets.Values : buckets.Values.Append(withoutKey);
        foreach (var part in parts)
        {
            for (var item = part.First; item is not null; item = item.Next)
            {
                yield return item;
            }
        }
    }

    private void Spread()
    {
        buckets = [];
        for (var item = TakeAll(); item is not null;)
        {
            var next = item.Next;
            Place(item);
            item = next;
        }
    }

    private void Place(T item)
    {
        var key = keyed.KeyOf(item);
        if (ReferenceEquals(key, NoKey.Failed))
        {
            (withoutKey ??= new Bucket<T>()).Append(item);
            return;
        }

        key ??= NoKey.Null;
        if (!buckets!.TryGetValue(key, out var bucket))
        {
            bucket = new Bucket<T> { Key = key };
            buckets.Add(key, bucket);
        }

        bucket.Append(item);
    }
}

/// <summary>Tells the join key of an item.</summary>
internal interface IKeyed<T>
{
    bool HasKey { get; }

    object? KeyOf(T item);
}

/// <summary>Stand-ins for a join key of null and for one that could not be computed.</summary>
internal sealed class NoKey
{
    public static readonly NoKey Null = new();
    public static readonly NoKey Failed = new();

    private NoKey()
    {
    }
}

/// <summary>A join key that compares by reference.</summary>
internal readonly struct ReferenceKey(object? value) : IEquatable<ReferenceKey>
{
    private readonly object? value = value;

    public bool Equals(ReferenceKey other) => ReferenceEquals(value, other.value);

    public override bool Equals(object? obj) => obj is ReferenceKey other && Equals(other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value);
}
