
namespace Qingyi.Domain.Deadlines;

/// <summary>
/// Working days by the State Council's yearly arrangements: a make-up Saturday or Sunday is worked, a day of the arranged holidays is not, any other day
/// goes by the week. Pure; legal days of Asia/Shanghai. The last days of December may still change with the next year's notice, under a new version.
/// Every member that meets a year that is not loaded throws <see cref="CalendarUnknownException"/>.
/// </summary>
public sealed partial class WorkingDays
{
    private static readonly Lazy<WorkingDays> ShippedTable = new(() => Read(Resources.Text("calendars/cn-state-council.json")));
    private static readonly string[] Weekdays = [Texts.Chinese("deadlines.weekday.sunday"), Texts.Chinese("deadlines.weekday.monday"), Texts.Chinese("deadlines.weekday.tuesday"), Texts.Chinese("deadlines.weekday.wednesday"), Texts.Chinese("deadlines.weekday.thursday"), Texts.Chinese("deadlines.weekday.friday"), Texts.Chinese("deadlines.weekday.saturday")];

    private readonly HashSet<int> years;
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> worked;

    private WorkingDays(string id, string title, string version, HashSet<int> years, HashSet<DateOnly> off, HashSet<DateOnly> worked)
    {
        Id = id;
        Title = title;
        Version = version;
        this.years = years;
        this.off = off;
        this.worked = worked;
    }

    /// <summary>The edition that ships with the product, 2021 to 2026.</summary>
    public static WorkingDays Shipped => ShippedTable.Value;

    public string Id { get; }

    public string Title { get; }

    /// <summary>Stored with every due date, so that open ones can be computed again when it changes.</summary>
    public string Version { get; }

    /// <summary>This table with one more year of which only the weekends are known; whatever is counted by it is provisional and must say so.</summary>
    public WorkingDays Provisionally(int year) => new(Id, Title, $"{Version}+{year}provisional", [.. years, year], off, worked);

    /// <summary>The years that can be asked, ascending.</summary>
    public IReadOnlyList<int> Years => [.. years.Order()];

    public bool Knows(DateOnly day) => years.Contains(day.Year);

    public bool IsWorkday(DateOnly day)
    {
        Demand(day);
        return worked.Contains(day) || (!off.Contains(day) && !IsWeekend(day));
    }

    /// <param name="day">A legal day.</param>
    /// <param name="why">The reason in Chinese: 调休上班, 节假日放假, or the day of the week.</param>
    public bool IsWorkday(DateOnly day, out string why)
    {
        var answer = IsWorkday(day);
        var weekday = Weekdays[(int)day.DayOfWeek];
        why = worked.Contains(day) ? Texts.Chinese("deadlines.day.makeup-workday", weekday, Title)
            : off.Contains(day) ? Texts.Chinese("deadlines.day.holiday", weekday, Title)
            : answer ? Texts.Chinese("deadlines.day.workday", weekday) : Texts.Chinese("deadlines.day.weekend", weekday);
        return answer;
    }

    /// <summary>The day that many working days later; the start day is never counted. 工作日期间自次日起算。</summary>
    /// <param name="from">The day of the event, itself a working day or not.</param>
    /// <param name="workdays">Negative counts backwards; zero is <paramref name="from"/> itself.</param>
    public DateOnly Add(DateOnly from, int workdays)
    {
        Demand(from);
        var step = Math.Sign(workdays);
        var day = from;
        for (var left = Math.Abs(workdays); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkday(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>The day itself where it is worked, otherwise the next working day.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkday(day) ? day : Add(day, 1);

    /// <summary>The day itself where it is worked, otherwise the working day before it.</summary>
    public DateOnly OnOrBefore(DateOnly day) => IsWorkday(day) ? day : Add(day, -1);

    /// <summary>The working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative where <paramref name="to"/> is earlier.</summary>
    public int CountBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -CountBetween(to, from);
        }

        Demand(from);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkday(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The first working days of a period, ascending.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period has fewer, or the count is below one.</exception>
    public IReadOnlyList<DateOnly> First(Period period, int count) => [.. Of(period, count).Take(count)];

    /// <summary>The last working days of a period, ascending.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period has fewer, or the count is below one.</exception>
    public IReadOnlyList<DateOnly> Last(Period period, int count) => [.. Of(period, count).TakeLast(count)];

    private List<DateOnly> Of(Period period, int count)
    {
        ArgumentNullException.ThrowIfNull(period);
        var days = new List<DateOnly>();
        for (var day = period.Start; day <= period.End; day = day.AddDays(1))
        {
            if (IsWorkday(day))
            {
                days.Add(day);
            }
        }

        return count >= 1 && count <= days.Count
            ? days
            : throw new ArgumentOutOfRangeException(nameof(count), count,
                Texts.Chinese("deadlines.period.too-few-workdays", period.Title, days.Count));
    }

    private void Demand(DateOnly day)
    {
        if (!Knows(day))
        {
            throw new CalendarUnknownException(day.Year, Id, Version, years);
        }
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
