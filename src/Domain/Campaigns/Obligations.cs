using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Campaigns;

/// <summary>What a plan demands, with dates.</summary>
public static class Obligations
{
    /// <summary>Every obligation of the plan that is due between the two days, ordered by due day, then as in the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="from">First due day, inclusive; null: from the beginning.</param>
    /// <param name="to">Last due day, inclusive; null: to the end.</param>
    /// <param name="calendar">Working days.</param>
    /// <exception cref="CalendarUnknownException">A period inside the range needs a year that is not loaded.</exception>
    public static IReadOnlyList<ObligationRow> Expand(CampaignPlan plan, DateOnly? from, DateOnly? to, WorkingDays calendar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(calendar);
        var rows = new List<ObligationRow>();
        foreach (var obligation in plan.Obligations)
        {
            rows.AddRange(Periods(obligation, from, to).Select(period => new ObligationDates(plan, obligation, period, calendar).Row()));
        }

        return [.. rows.Where(r => (from is not { } f || f <= r.Due) && (to is not { } t || r.Due <= t)).OrderBy(r => r.Due)];
    }

    // Periods far outside the range cannot fall due in it and need no calendar; a year of margin covers every rule, exception and grace.
    private static IEnumerable<Period?> Periods(Obligation obligation, DateOnly? from, DateOnly? to)
    {
        if (obligation is not { First: { } first, Last: { } last })
        {
            yield return null;
            yield break;
        }

        for (var period = first; period.Start <= last.Start; period = period.Next)
        {
            var near = (from is not { } f || period.End.AddYears(1) >= f) && (to is not { } t || period.Start.AddYears(-1) <= t);
            if (near)
            {
                yield return period;
            }
        }
    }
}
