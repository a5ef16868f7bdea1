namespace Qingyi.Domain.Deadlines;

/// <summary>
/// The answer of a count. <see cref="DueDay"/> is the day that the service works with: <see cref="Safe"/> for duties of the agency,
/// <see cref="LegalOuter"/> for the party. All days are null while an open pause keeps the limit from ending.
/// </summary>
public sealed record DueDate
{
    public required string LimitId { get; init; }

    public required LimitUnit Unit { get; init; }

    public DateOnly? DueDay { get; init; }

    /// <summary>The end of <see cref="DueDay"/> (24:00 in Asia/Shanghai, exclusive), or the exact instant of a limit in hours; UTC.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The counted last day, or the working day before it where it is a rest day. Warnings go by this one.</summary>
    public DateOnly? Safe { get; init; }

    /// <summary>The last day that can be defended in law: the counted one, or the next working day where it is a rest day.</summary>
    public DateOnly? LegalOuter { get; init; }

    /// <summary>The calendar lacks the year of the last day, so it was not moved off a rest day; compute again once the year is loaded.</summary>
    public bool Provisional { get; init; }

    /// <summary>Units of the limit that are left while it is paused.</summary>
    public int? LeftWhilePaused { get; init; }

    public required string CalendarVersion { get; init; }

    /// <summary>Event, article, rule, each step, calendar version: sentences in Chinese, for 推导依据.</summary>
    public required IReadOnlyList<string> Derivation { get; init; }

    public bool Paused => DueAt is null;

    /// <summary>Whether something done at that instant is in time: up to and including the legal outer day, or the exact hour.</summary>
    public bool InTime(DateTimeOffset doneUtc) => DueAt is not { } due
        || (Unit == LimitUnit.ClockHour ? doneUtc <= due : LegalDay.Of(doneUtc) <= LegalOuter);
}
