using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Light = Qingyi.Domain.Deadlines.Light;

namespace Qingyi.Server.Deadlines;

/// <summary>Lights of deadlines and tasks as pages show them: colour, shape and words.</summary>
public sealed class LightViews(House house, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => LegalDay.Of(Now);

    public LightView Of(DeadlineRow row) => row.State == "lapsed"
        ? new LightView(LightState.None, Text: Texts.Of("deadlines.light.ended"))
        : View(new LightFacts(row.StartAt, row.State == "paused" ? null : row.DueAt, Unit(row), row.MetAt));

    public LightView Of(TaskRow row) => row.State == "cancelled"
        ? new LightView(LightState.None, Text: Texts.Of("deadlines.light.cancelled"))
        : row.DueAt is null
            ? row is { DoneAt: null, DeadlineId: not null } ? new LightView(LightState.Paused, Text: Texts.Of("deadlines.light.paused")) : row.DoneAt is null ? new LightView(LightState.None, Text: Texts.Of("deadlines.light.no-limit")) : new LightView(LightState.Done, Text: Texts.Of("deadlines.light.done"))
            : View(new LightFacts(row.CreatedAt, row.DueAt, LimitUnit.CalendarDay, row.DoneAt));

    /// <summary>The worst of what runs; green where nothing does.</summary>
    public LightView Worst(IEnumerable<DeadlineRow> rows) =>
        rows.Where(r => r.State is "running" or "paused").OrderBy(r => r.DueAt).Select(Of).OrderBy(v => Rank(v.State)).FirstOrDefault() ?? new LightView(LightState.None, Text: Texts.Of("deadlines.light.none"));

    /// <summary>Working days from one day to another; calendar days where the calendar lacks a year.</summary>
    public int WorkingDays(DateOnly from, DateOnly to) =>
        Known(from, to) ? house.Calendar.Days.CountBetween(from, to) : to.DayNumber - from.DayNumber;

    /// <summary>The same in words, at least none: where the calendar lacks a year they say days, and never pass them off as working days.</summary>
    public string Days(DateOnly from, DateOnly to) => Words.Spoken[Known(from, to) ? "days.working" : "days.calendar", Math.Max(0, WorkingDays(from, to))];

    /// <summary>How far a coming day is.</summary>
    public string Away(DateOnly day) => day == Today ? Words.Spoken["workbench.today"] : Words.Spoken["workbench.in-days", Days(Today, day)];

    /// <summary>What a date says on hover: weekday, working days from today, and the clock by which legal days count.</summary>
    public string Note(DateOnly day)
    {
        var words = Words.Spoken;
        var apart = !Known(Today, day) ? words["day.unknown"]
            : day == Today ? words["day.today"]
            : day > Today ? words["day.ahead", WorkingDays(Today, day)] : words["day.ago", WorkingDays(day, Today)];
        return words["day.note", Show.Weekday(day, words), apart];
    }

    public LimitUnit Unit(DeadlineRow row) => Limit(row)?.Unit ?? LimitUnit.CalendarDay;

    /// <summary>The limit of the table; null for the one that ends with a measure.</summary>
    public LegalLimit? Limit(DeadlineRow row) =>
        house.Calendar.Limits.All.FirstOrDefault(l => l.Id == row.Limit && l.InForce(LegalDay.Of(row.StartAt))) is { } limit ? DeadlineRows.Effective(limit, row.Workdays) : null;

    private bool Known(DateOnly from, DateOnly to) =>
        Enumerable.Range(Math.Min(from.Year, to.Year), Math.Abs(to.Year - from.Year) + 1).All(house.Calendar.Days.Years.Contains);

    private LightView View(LightFacts facts)
    {
        var reading = Lights.Of(facts, Now, house.Calendar.Days);
        return new LightView(State(reading.Light), Text: reading.Text);
    }

    private static LightState State(Light light) => light switch
    {
        Light.Green => LightState.Green,
        Light.Yellow => LightState.Yellow,
        Light.Red => LightState.Red,
        Light.Grey => LightState.Paused,
        Light.Blue => LightState.Done,
        _ => LightState.Late,
    };

    private static int Rank(LightState state) => state switch { LightState.Red => 0, LightState.Yellow => 1, LightState.Paused => 2, _ => 3 };
}
