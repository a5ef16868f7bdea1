using System.Globalization;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>
/// A cron expression of five or six fields, the seconds first: <c>*</c> <c>?</c> lists, ranges, steps, names (MON, JAN) and <c>L</c> for the last day of the
/// month. Where day of month and day of week are both given, both must fit.
/// </summary>
public sealed class CronSchedule
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    // Every four years at the latest comes a 29 February; 2100 has none.
    private const int FarthestDay = 366 * 9;

    private readonly ulong _seconds, _minutes, _hours, _days, _months, _weekdays;
    private readonly bool _lastDay;

    private CronSchedule(string[] fields)
    {
        _seconds = Mask(fields[0], 0, 59, []);
        _minutes = Mask(fields[1], 0, 59, []);
        _hours = Mask(fields[2], 0, 23, []);
        _lastDay = fields[3] == "L";
        _days = _lastDay ? 0 : Mask(fields[3], 1, 31, []);
        _months = Mask(fields[4], 1, 12, Months);
        var weekdays = Mask(fields[5], 0, 7, Days);

        // Sunday is 0 and 7.
        _weekdays = (weekdays | (weekdays >> 7)) & 0x7F;
    }

    /// <exception cref="FormatException">The text is no such expression; the message says what would be right, in Chinese.</exception>
    public static CronSchedule Read(string? text)
    {
        var fields = (text ?? "").ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            5 => new CronSchedule(["0", .. fields]),
            6 => new CronSchedule(fields),
            _ => throw new FormatException($"cron 表达式“{text}”应有六段：秒 分 时 日 月 星期，如 0 30 8 * * MON-FRI。"),
        };
    }

    /// <summary>The first instant after the given one that fits in the zone; null where none ever does.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        var from = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second).AddSeconds(1);
        for (var day = 0; day < FarthestDay; day++)
        {
            var date = from.Date.AddDays(day);
            if (Fits(date) && First(date, day == 0 ? from.TimeOfDay : TimeSpan.Zero, zone) is { } found)
            {
                return new DateTimeOffset(found, zone.GetUtcOffset(found)).ToUniversalTime();
            }
        }

        return null;
    }

    private bool Fits(DateTime date) =>
        Has(_months, date.Month) && Has(_weekdays, (int)date.DayOfWeek) && (_lastDay ? date.AddDays(1).Day == 1 : Has(_days, date.Day));

    private DateTime? First(DateTime date, TimeSpan from, TimeZoneInfo zone)
    {
        for (var second = (int)from.TotalSeconds; second < 86_400; second++)
        {
            var (hour, minute) = (second / 3600, second / 60 % 60);
            if (!Has(_hours, hour))
            {
                second = ((hour + 1) * 3600) - 1;
            }
            else if (!Has(_minutes, minute))
            {
                second = (((second / 60) + 1) * 60) - 1;
            }
            else if (Has(_seconds, second % 60) && date.AddSeconds(second) is var at && !zone.IsInvalidTime(at))
            {
                return at;
            }
        }

        return null;
    }

    private static bool Has(ulong mask, int value) => (mask >> value & 1) == 1;

    private static ulong Mask(string field, int least, int most, string[] names) => field.Split(',').Aggregate(0UL, (mask, part) => mask | Part(part, least, most, names));

    private static ulong Part(string part, int least, int most, string[] names)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, 0),
            [var whole, var by] when int.TryParse(by, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => (whole, number),
            _ => throw Wrong(part),
        };
        var (from, to) = range.Split('-') switch
        {
            ["*"] or ["?"] => (least, most),
            [var one] => (Value(one, least, most, names), step > 0 ? most : Value(one, least, most, names)),
            [var first, var last] => (Value(first, least, most, names), Value(last, least, most, names)),
            _ => throw Wrong(part),
        };
        if (from > to)
        {
            throw Wrong(part);
        }

        var mask = 0UL;
        for (var value = from; value <= to; value += Math.Max(step, 1))
        {
            mask |= 1UL << value;
        }

        return mask;
    }

    private static int Value(string text, int least, int most, string[] names)
    {
        var named = Array.IndexOf(names, text);
        return named >= 0 ? named + (names.Length == 12 ? 1 : 0)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw Wrong(text);
    }

    private static FormatException Wrong(string part) => new($"cron 表达式里的“{part}”看不懂；应为六段：秒 分 时 日 月 星期，如 0 30 8 * * MON-FRI。");
}
