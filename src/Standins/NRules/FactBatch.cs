using NRules.Memory;

namespace NRules;

/// <summary>The facts of one call, sorted into those that can be taken, each once, and those that cannot. The number tells it from other calls.</summary>
internal sealed class FactBatch : IResult
{
    private readonly WorkingMemory memory;
    private readonly int number;
    private readonly bool isNew;
    private Fact[] accepted;
    private int count;
    private List<object>? failed;

    public FactBatch(IEnumerable<object> values, BatchOptions options, int number, WorkingMemory memory, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.memory = memory;
        this.number = number;
        this.isNew = isNew;
        accepted = new Fact[values.TryGetNonEnumeratedCount(out var size) ? size : 4];
        if (values is object[] array)
        {
            foreach (var value in array)
            {
                Sort(value);
            }
        }
        else
        {
            foreach (var value in values)
            {
                Sort(value);
            }
        }

        IsRefused = failed is not null && options == BatchOptions.AllOrNothing;
    }

    public ReadOnlySpan<Fact> Accepted => accepted.AsSpan(0, count);

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

    private void Sort(object value)
    {
        ArgumentNullException.ThrowIfNull(value, "values");
        if ((isNew ? memory.Add(value) : memory.Find(value)) is not { } fact)
        {
            (failed ??= []).Add(value);
        }
        else if (fact.TryMark(number))
        {
            if (count == accepted.Length)
            {
                Array.Resize(ref accepted, Math.Max(4, count * 2));
            }

            accepted[count++] = fact;
        }
    }
}
