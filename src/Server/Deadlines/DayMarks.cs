using Qingyi.Domain.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Deadlines;

/// <summary>The days of a deadline with what each counted for.</summary>
public sealed class DayMarks(House house, LightViews lights)
{
    /// <summary>A longer span is not drawn day by day.</summary>
    private const int Longest = 200;

    public IReadOnlyList<DayMark> Of(DeadlineRow row, IReadOnlyList<DeadlineChangeRow> changes)
    {
        var pauses = changes.Where(c => c.Kind == DeadlineChangeRow.Pause).Select(c => (First: LegalDay.Of(c.From!.Value), Next: c.To is { } to ? LegalDay.Of(to) : DateOnly.MaxValue)).ToList();
        var start = LegalDay.Of(row.StartAt);
        if (row.DueOn < start || row.DueOn.DayNumber - start.DayNumber > Longest || lights.Unit(row) == LimitUnit.ClockHour)
        {
            return [];
        }

        var days = Enumerable.Range(start.Year, row.DueOn.Year - start.Year + 1).Where(y => !house.Calendar.Days.Years.Contains(y)).Aggregate(house.Calendar.Days, (known, year) => known.Provisionally(year));
        var everyDay = lights.Unit(row) != LimitUnit.Workday;
        var marks = new List<DayMark> { new(start, DayKind.Start) };
        var count = 0;
        for (var day = start.AddDays(1); day <= row.DueOn; day = day.AddDays(1))
        {
            var worked = days.IsWorkday(day);
            var paused = pauses.Exists(p => p.First <= day && day < p.Next);
            var counted = !paused && (everyDay || worked);
            marks.Add(new DayMark(day, paused ? DayKind.Paused : day == row.DueOn ? DayKind.Due : Kind(day, worked, everyDay), counted ? ++count : null));
        }

        return marks;
    }

    private static DayKind Kind(DateOnly day, bool worked, bool everyDay)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return everyDay ? DayKind.Counted : (worked, weekend) switch
        {
            (true, true) => DayKind.MakeUp,
            (true, false) => DayKind.Counted,
            (false, true) => DayKind.Weekend,
            _ => DayKind.Holiday,
        };
    }
}
