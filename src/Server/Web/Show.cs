using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Web;

/// <summary>How dates, instants and money read on a page. Legal days and instants are shown in Asia/Shanghai.</summary>
public static class Show
{
    static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    static readonly string[] Weekdays = ["weekday.0", "weekday.1", "weekday.2", "weekday.3", "weekday.4", "weekday.5", "weekday.6"];

    /// <summary>2026-11-22, for lists.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>11-22, for lists within one year.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026年11月22日, for documents.</summary>
    public static string LongDay(DateOnly day, Words words) => words["date.long", day.Year, day.Month, day.Day];

    /// <summary>11月22日（星期日）.</summary>
    public static string DayOfYear(DateOnly day, Words words) => words["date.weekday", day.Month, day.Day, Weekday(day, words)];

    public static string Weekday(DateOnly day, Words words) => words[Weekdays[(int)day.DayOfWeek]];

    /// <summary>2026-11-22 14:05, Beijing time.</summary>
    public static string Moment(DateTimeOffset instant) => Local(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>11-22 14:05, Beijing time.</summary>
    public static string ShortMoment(DateTimeOffset instant) => Local(instant).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>11-22 14:05:09, Beijing time, where the second matters.</summary>
    public static string ExactMoment(DateTimeOffset instant) => Local(instant).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>For the datetime attribute of a time element.</summary>
    public static string Machine(DateTimeOffset instant) => Local(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>¥4,800.00.</summary>
    public static string Money(decimal yuan) => (yuan < 0 ? "−¥" : "¥") + Math.Abs(yuan).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>18,236.</summary>
    public static string Count(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>At most one decimal: 95.4, 100. Rounded down, so that 99.96 of 100 is not shown as done.</summary>
    public static string Percent(decimal part, decimal whole) =>
        whole == 0 ? "0" : (Math.Floor(part / whole * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A whole percentage from 0 to 100, for the classes at-N and wd-N of the style sheet.</summary>
    public static int Share(decimal part, decimal whole) =>
        whole == 0 ? 0 : (int)Math.Clamp(Math.Round(part / whole * 100), 0, 100);

    /// <summary>The receipt in groups of four: 8306 4471 2095 6138.</summary>
    public static IReadOnlyList<string> Groups(string receipt) => [.. receipt.Chunk(4).Select(group => new string(group))];

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => (bytes / 1024m).ToString("0.#", CultureInfo.InvariantCulture) + " KB",
        < 10L * 1024 * 1024 * 1024 => (bytes / 1048576m).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1073741824m).ToString("0.#", CultureInfo.InvariantCulture) + " GB",
    };

    /// <summary>A line of a stored derivation, with the calendar by its name and not by its id.</summary>
    public static string Derived(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Replace(WorkingDays.Shipped.Id, WorkingDays.Shipped.Title, StringComparison.Ordinal);
    }

    /// <summary>An id that is the same for the same text in every run.</summary>
    public static string Id(string prefix, string text) =>
        $"{prefix}-{text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u):x8}";

    /// <summary>A number of an SVG attribute.</summary>
    public static string Svg(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Shanghai);
}
