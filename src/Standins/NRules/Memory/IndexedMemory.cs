namespace NRules.Memory;

/// <summary>
/// Items of one side of a join. A few stand in one list and are all compared; more are spread over buckets by their join key. Items whose key cannot be
/// computed stand apart and are compared with everything, so that the failure shows where the condition is evaluated.
/// </summary>
internal sealed class IndexedMemory<T> : Bucket<T>
    where T : class, IBucketed<T>
{
    private const int Few = 8;
    private Spread? spread;

    public int Count { get; private set; }

    public bool IsIndexed => spread is not null;

    public void Add(T item, IKeyed<T> keyed)
    {
        Count++;
        if (spread is not null)
        {
            spread.Place(item, keyed);
            return;
        }

        Append(item);
        if (Count > Few && keyed.HasKey)
        {
            SpreadOut(keyed);
        }
    }

    public void Take(T item)
    {
        Count--;
        var bucket = item.Bucket!;
        bucket.Remove(item);
        if (bucket is KeyBucket<T> { First: null } empty)
        {
            spread!.ByKey.Remove(empty.Key);
        }
    }

    /// <summary>The candidates for a key: those in its bucket (or all, while there are few), then those without a key.</summary>
    public (T? First, T? WithoutKey) Candidates(object? key) =>
        spread is null
            ? (First, null)
            : (spread.ByKey.TryGetValue(key ?? NoKey.Null, out var bucket) ? bucket.First : null, spread.WithoutKey.First);

    /// <summary>Every item.</summary>
    public IEnumerable<T> All()
    {
        IEnumerable<Bucket<T>> parts = spread is null ? [this] : spread.ByKey.Values.Append(spread.WithoutKey);
        foreach (var part in parts)
        {
            for (var item = part.First; item is not null; item = item.Next)
            {
                yield return item;
            }
        }
    }

    private void SpreadOut(IKeyed<T> keyed)
    {
        spread = new Spread();
        for (var item = TakeAll(); item is not null;)
        {
            var next = item.Next;
            spread.Place(item, keyed);
            item = next;
        }
    }

    private sealed class Spread
    {
        public Dictionary<object, Bucket<T>> ByKey { get; } = [];

        public Bucket<T> WithoutKey { get; } = new();

        public void Place(T item, IKeyed<T> keyed)
        {
            var key = keyed.KeyOf(item);
            if (ReferenceEquals(key, NoKey.Failed))
            {
                WithoutKey.Append(item);
                return;
            }

            key ??= NoKey.Null;
            if (!ByKey.TryGetValue(key, out var bucket))
            {
                bucket = new KeyBucket<T>(key);
                ByKey.Add(key, bucket);
            }

            bucket.Append(item);
        }
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
