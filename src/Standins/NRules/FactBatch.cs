using NRules.Memory;

namespace NRules;

/// <summary>The facts of one call, sorted into those that can be taken, each once, and those that cannot. The number tells it from other calls.</summary>
internal sealed class FactBatch : IResult
{
    private readonly List<object>? failed;

    public FactBatch(IEnumerable<object> values, BatchOptions options, int number, WorkingMemory memory, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(values);
        Accepted = new List<Fact>(values.TryGetNonEnumeratedCount(out var count) ? count : 4);
        foreach (var value in values)
        {
            ArgumentNullException.ThrowIfNull(value, nameof(values));
            if ((isNew ? memory.Add(value) : memory.Find(value)) is { } fact)
            {
                if (fact.TryMark(number))
                {
                    Accepted.Add(fact);
                }
            }
            else
            {
                (failed ??= []).Add(value);
            }
        }

        IsRefused = failed is not null && options == BatchOptions.AllOrNothing;
    }

    public List<Fact> Accepted { get; }

    public bool IsRefused { get; }

    public int FailedCount => failed?.Count ?? 0;

    public IEnumerable<object> Failed => failed ?? [];

    /// <exception cref="ArgumentException">Some facts could not be taken.</exception>
    public static void ThrowIfFailed(IResult result, string message)
    {
        if (result.FailedCount > 0)
        {
            throw Refused(message, result.Failed);
        }
    }

    public static ArgumentException Refused(string message, IEnumerable<object> failed) => new($"{message}: {string.Join(", ", failed)}");
}
