using NRules.Memory;

namespace NRules;

/// <summary>The facts of one call, sorted into those that can be taken and those that cannot.</summary>
internal sealed class FactBatch : IResult
{
    private readonly List<object> failed = [];

    public FactBatch(IEnumerable<object> values, BatchOptions options, Func<object, Fact?> accept)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
        {
            ArgumentNullException.ThrowIfNull(value, nameof(values));
            if (accept(value) is { } fact)
            {
                Accepted.Add(fact);
            }
            else
            {
                failed.Add(value);
            }
        }

        IsRefused = failed.Count > 0 && options == BatchOptions.AllOrNothing;
    }

    public List<Fact> Accepted { get; } = [];

    public bool IsRefused { get; }

    public int FailedCount => failed.Count;

    public IEnumerable<object> Failed => failed;

    /// <exception cref="ArgumentException">Some facts could not be taken.</exception>
    public static void ThrowIfFailed(IResult result, string message)
    {
        if (result.FailedCount > 0)
        {
            throw new ArgumentException($"{message}: {string.Join(", ", result.Failed)}");
        }
    }
}
