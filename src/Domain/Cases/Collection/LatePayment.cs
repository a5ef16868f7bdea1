namespace Qingyi.Domain.Cases.Collection;

/// <summary>加处罚款 (行政处罚法 72(1)): three percent of the fine for each day after the last day of payment, never more than the fine itself.</summary>
public static class LatePayment
{
    private const decimal ADay = 0.03m;

    /// <param name="lastDay">Last day of payment, inclusive.</param>
    /// <param name="on">The day of payment, which still counts.</param>
    /// <param name="uncounted">Days of review, suit (行政处罚法 73(3)) or an approved deferral, both ends included; a null end is still running.</param>
    public static decimal Surcharge(decimal fine, DateOnly lastDay, DateOnly on, IReadOnlyList<(DateOnly From, DateOnly? To)> uncounted)
    {
        var (days, most) = (0, (int)Math.Ceiling(1 / ADay));
        for (var day = lastDay.AddDays(1); day <= on && days < most; day = day.AddDays(1))
        {
            days += uncounted.Any(u => u.From <= day && !(day > u.To)) ? 0 : 1;
        }

        return Math.Min(fine, decimal.Round(fine * ADay * days, 2));
    }
}
