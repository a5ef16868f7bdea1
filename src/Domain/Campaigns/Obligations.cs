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
            rows.AddRange(Periods(plan, obligation, from, to).Select(period => new ObligationDates(plan, obligation, period, calendar).Row()));
        }

        return [.. rows.Where(r => (from is not { } f || f <= r.Due) && (to is not { } t || r.Due <= t)).OrderBy(r => r.Due)];
    }

    // A period outside the range must not need a calendar: nothing is due before the eve of its period unless the notice names an earlier day,
    // and nothing a year after it (or after issue, where that is later).
    private static IEnumerable<Period?> Periods(CampaignPlan plan, Obligation obligation, DateOnly? from, DateOnly? to)
    {
        if (obligation is not { First: { } first, Last: { } last })
        {
            yield return null;
            yield break;
        }

        for (var period = first; period.Start <= last.Start; period = period.Next)
        {
            var named = obligation.Exceptions.FirstOrDefault(e => e.Period == period)?.Due;
            var earliest = Earlier(period.Start.AddDays(-1), named ?? period.Start);
            var latest = Later(Later(period.End, named ?? period.End), plan.Instrument.Issued ?? period.End).AddYears(1);
            if ((to is not { } t || earliest <= t) && (from is not { } f || latest >= f))
            {
                yield return period;
            }
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
