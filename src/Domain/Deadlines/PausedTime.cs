namespace Qingyi.Domain.Deadlines;

/// <summary>Pauses of one limit, asked by day or by instant.</summary>
internal sealed class PausedTime(IReadOnlyList<Pause> pauses)
{
    public IReadOnlyList<Pause> InOrder { get; } = Checked(pauses);

    public bool Covers(DateOnly day) => InOrder.Any(p => LegalDay.Of(p.From) <= day && (p.To is not { } to || day < LegalDay.Of(to)));

    /// <summary>True where the day and all later ones are paused, as far as is known today.</summary>
    public bool HoldsFrom(DateOnly day) => InOrder.Any(p => p.To is null && LegalDay.Of(p.From) <= day);

    private static List<Pause> Checked(IReadOnlyList<Pause> pauses)
    {
        if (pauses.FirstOrDefault(p => p.To < p.From) is { } wrong)
        {
            throw new ArgumentException($"The pause '{wrong.Ground}' ends at {wrong.To:O}, before it begins at {wrong.From:O}.", nameof(pauses));
        }

        return [.. pauses.OrderBy(p => p.From)];
    }
}
