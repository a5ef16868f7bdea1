
namespace Qingyi.Domain.Deadlines;

/// <summary>The traffic light of a deadline; never shown by colour alone.</summary>
public enum Light
{
    Green,
    Yellow,
    Red,

    /// <summary>Paused.</summary>
    Grey,

    /// <summary>Done in time.</summary>
    Blue,

    /// <summary>Done late.</summary>
    DarkRed,
}

/// <summary>What a light is read from; instants in UTC.</summary>
/// <param name="StartAt">The event.</param>
/// <param name="DueAt">As <see cref="DueDate.DueAt"/>; null while paused.</param>
/// <param name="Unit">The unit of the limit; hours are shown as hours.</param>
/// <param name="DoneAt">When the duty was met; null: not yet.</param>
public sealed record LightFacts(DateTimeOffset StartAt, DateTimeOffset? DueAt, LimitUnit Unit, DateTimeOffset? DoneAt = null);

/// <summary>When green turns yellow.</summary>
/// <param name="Percent">Yellow from this share of the time left, inclusive.</param>
/// <param name="Workdays">Yellow from this many working days left, inclusive.</param>
public sealed record LightThresholds(int Percent = 50, int Workdays = 3);

/// <param name="Light">The colour.</param>
/// <param name="Text">剩2个工作日, 今日到期, 超期2个工作日, 已暂停, 按期办结, 超期2个工作日办结.</param>
public sealed record LightReading(Light Light, string Text);

public static class Lights
{
    private static readonly LightThresholds Usual = new();

    public static LightReading Of(LightFacts facts, DateTimeOffset nowUtc, WorkingDays calendar, LightThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(calendar);
        if (facts.DoneAt is { } done)
        {
            return facts.DueAt is { } limit && IsLate(facts.Unit, done, limit)
                ? new LightReading(Light.DarkRed, Texts.Of("deadlines.light.done-late", Late(facts.Unit, done, limit, calendar)))
                : new LightReading(Light.Blue, Texts.Of("deadlines.light.done-in-time"));
        }

        if (facts.DueAt is not { } due)
        {
            return new LightReading(Light.Grey, Texts.Of("deadlines.light.paused"));
        }

        return IsLate(facts.Unit, nowUtc, due)
            ? new LightReading(Light.Red, Late(facts.Unit, nowUtc, due, calendar))
            : Running(facts, nowUtc, due, calendar, thresholds ?? Usual);
    }

    // 24:00 no longer belongs to the due day, but the last instant of an hour limit does (以内包括本数).
    private static bool IsLate(LimitUnit unit, DateTimeOffset at, DateTimeOffset due) => unit == LimitUnit.ClockHour ? at > due : at >= due;

    private static LightReading Running(LightFacts facts, DateTimeOffset now, DateTimeOffset due, WorkingDays calendar, LightThresholds thresholds)
    {
        var (today, last) = (LegalDay.Of(now), LastDay(facts.Unit, due));
        var scarce = (due - now).Ticks * 100m <= (due - facts.StartAt).Ticks * (decimal)thresholds.Percent;
        if (facts.Unit == LimitUnit.ClockHour)
        {
            var hours = (int)Math.Ceiling((due - now).TotalHours);
            return new LightReading(scarce ? Light.Yellow : Light.Green, Texts.Of("deadlines.light.hours-left", hours));
        }

        var left = Workdays(today, last, calendar);
        var near = left is { } days ? days <= thresholds.Workdays : last.DayNumber - today.DayNumber <= thresholds.Workdays;
        var text = today == last ? Texts.Of("deadlines.light.due-today") : Count(Texts.Of("deadlines.light.left"), today, last, calendar);
        return new LightReading(scarce || near ? Light.Yellow : Light.Green, text);
    }

    private static string Late(LimitUnit unit, DateTimeOffset at, DateTimeOffset due, WorkingDays calendar) => unit == LimitUnit.ClockHour
        ? Texts.Of("deadlines.light.hours-overdue", (int)Math.Ceiling((at - due).TotalHours))
        : Count(Texts.Of("deadlines.light.overdue"), LastDay(unit, due), LegalDay.Of(at), calendar);

    // Where the calendar lacks a year the count is in calendar days and says so; it is never passed off as working days.
    private static string Count(string word, DateOnly from, DateOnly to, WorkingDays calendar) => Workdays(from, to, calendar) switch
    {
        null => Texts.Of("deadlines.light.days", word, to.DayNumber - from.DayNumber),
        0 => Texts.Of("deadlines.light.under-one-workday", word),
        { } days => Texts.Of("deadlines.light.workdays", word, days),
    };

    private static int? Workdays(DateOnly from, DateOnly to, WorkingDays calendar) =>
        Enumerable.Range(from.Year, to.Year - from.Year + 1).All(y => calendar.Years.Contains(y)) ? calendar.CountBetween(from, to) : null;

    private static DateOnly LastDay(LimitUnit unit, DateTimeOffset due) => LegalDay.Of(unit == LimitUnit.ClockHour ? due : due.AddTicks(-1));
}
