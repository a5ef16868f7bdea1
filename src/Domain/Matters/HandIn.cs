using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Matters;

/// <summary>上缴时限: what could not be refused is handed in within hours of its receipt, rest days included.</summary>
public static class HandIn
{
    /// <summary>After the last instant that is still in time.</summary>
    /// <param name="received">When it was received.</param>
    /// <param name="handed">When it was handed in.</param>
    /// <param name="limit">The limit in force on the day of the receipt; counted in hours.</param>
    public static bool IsLate(DateTimeOffset received, DateTimeOffset handed, LegalLimit limit, WorkingDays calendar)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return handed > limit.Compute(received, calendar, []).DueAt!.Value;
    }
}
