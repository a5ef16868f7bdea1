using NRules.Memory;

namespace NRules;

/// <summary>The facts of one call, sorted into those that can be taken, each once, and those that cannot.</summary>
internal readonly struct FactBatch : IResult
{
    private readonly Fact[] accepted;
    private readonly int count;
    private readonly List<object>? failed;

    /// <summary>Of a batch that is refused, or that fails, no new fact stays in the session.</summary>
    /// <exception cref="ArgumentNullException">A value is null.</exception>
    public FactBatch(object[] values, BatchOptions options, WorkingMemory memory, bool isNew)
    {
        accepted = new Fact[values.Length];
        HashSet<Fact>? several = null;
        var isTaken = false;
        try
        {
            foreach (var value in values)
            {
                ArgumentNullException.ThrowIfNull(value, nameof(values));
                if ((isNew ? memory.Add(value) : memory.Find(value)) is not { } fact)
                {
                    (failed ??= []).Add(value);
                }
                else if (isNew || count == 0 || (several ??= [accepted[0]]).Add(fact))
                {
                    accepted[count++] = fact;
                }
            }

            IsRefused = failed is not null && options == BatchOptions.AllOrNothing;
            isTaken = !IsRefused;
        }
        finally
        {
            if (isNew && !isTaken)
            {
                memory.Drop(Accepted);
            }
        }
    }

    public ReadOnlySpan<Fact> Accepted => accepted.AsSpan(0, count);

    public bool IsRefused { get; }

    public int FailedCount => failed?.Count ?? 0;

    public IEnumerable<object> Failed => failed ?? [];

    /// <exception cref="ArgumentException">Some facts could not be taken.</exception>
    public static void ThrowIfFailed<TResult>(TResult result, string message)
        where TResult : IResult
    {
        if (result.FailedCount > 0)
        {
            throw Refused(message, result.Failed);
        }
    }

    public static ArgumentException Refused(string message, IEnumerable<object> failed) => new($"{message}: {string.Join(", ", failed)}");
}
