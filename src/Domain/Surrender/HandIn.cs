using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Surrender;

/// <summary>上缴时限: what could not be refused is handed in within hours of its receipt, rest days included.</summary>
/// <param name="DueAt">The last instant that is still in time.</param>
public sealed record HandIn(DateTimeOffset DueAt, bool IsLate)
{
    /// <param name="received">When it was received.</param>
    /// <param name="handed">When it was handed in.</param>
    /// <param name="limit">The limit in force on the day of the receipt; counted in hours.</param>
    public static HandIn Of(DateTimeOffset received, DateTimeOffset handed, LegalLimit limit, WorkingDays calendar)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var due = limit.Compute(received, calendar, []).DueAt!.Value;
        return new HandIn(due, handed > due);
    }
}
