namespace Qingyi.Domain.Inspections;

/// <summary>How a year's quota stands.</summary>
public enum QuotaState
{
    /// <summary>Everything is done.</summary>
    Met,

    /// <summary>Time is left.</summary>
    Underway,

    /// <summary>Less than it should be by November (S0-030), or hardly any time left.</summary>
    Late,

    /// <summary>What is missing cannot be done in the days that are left.</summary>
    Impossible,

    /// <summary>The year is over.</summary>
    Missed,

    /// <summary>The year has not begun.</summary>
    Ahead,
}

/// <summary>What a year owes of one item in one stratum (or in rounds), and what was done of it.</summary>
/// <param name="Candidates">Units that belong to it; of rounds the units of all.</param>
/// <param name="Drawn">Drawn, whether or not the inspection is done.</param>
public sealed record QuotaCount(string Stratum, int Candidates, int Owed, int Drawn, int Done)
{
    public int Missing => Math.Max(0, Owed - Done);

    /// <summary>Still to be drawn.</summary>
    public int Undrawn => Math.Max(0, Owed - Drawn);
}

/// <summary>The judgement over a year's counts.</summary>
public static class QuotaStanding
{
    /// <param name="visits">Visits that are still missing.</param>
    /// <param name="workdays">Working days of the year that are left, today included.</param>
    /// <param name="pairs">Pairs of inspectors: each makes one visit a working day at best.</param>
    public static QuotaState Of(int year, DateOnly today, int visits, int workdays, int pairs)
    {
        if (today.Year < year)
        {
            return QuotaState.Ahead;
        }

        if (visits == 0)
        {
            return QuotaState.Met;
        }

        if (today.Year > year)
        {
            return QuotaState.Missed;
        }

        return visits > (long)workdays * pairs ? QuotaState.Impossible : today.Month >= 11 || visits * 2 > workdays * pairs ? QuotaState.Late : QuotaState.Underway;
    }
}
