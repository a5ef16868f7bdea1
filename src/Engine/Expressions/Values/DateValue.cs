using System.Globalization;
using System.Text.RegularExpressions;
using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary>An instant as milliseconds since 1970 in UTC. Always valid: what would be an invalid date is a fault.</summary>
internal sealed class DateValue(double milliseconds)
{
    public double Milliseconds { get; } = milliseconds;
}

/// <summary>Dates from text and numbers and back. Years 0001 to 9999.</summary>
internal static partial class Dates
{
    private const double First = -62135596800000, Last = 253402300799999;

    public static DateValue FromNumber(Run run, double milliseconds)
    {
        if (!(milliseconds >= First && milliseconds <= Last)) throw run.Fault("日期超出范围，或不是有效的日期。");
        return new DateValue(Math.Truncate(milliseconds) + 0.0);
    }

    /// <summary>Reads a day (midnight in UTC) or an instant with its offset; a time without an offset would mean another instant on each machine and is refused.</summary>
    public static DateValue FromText(Run run, string text)
    {
        var match = Iso8601().Match(text);
        if (!match.Success) throw run.Fault("日期要写成 2026-01-31 或 2026-01-31T08:00:00+08:00。");
        int year = Part("y", 0), month = Part("M", 1), day = Part("d", 1), hour = Part("H", 0), minute = Part("m", 0), second = Part("s", 0);
        var valid = year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && minute <= 59 && second <= 59 && (hour <= 23 || (hour == 24 && minute == 0 && second == 0)) && Part("oh", 0) <= 23 && Part("om", 0) <= 59;
        if (!valid) throw run.Fault($"没有“{text}”这个日期或时间。");
        if (match.Groups["H"].Success && !match.Groups["zone"].Success) throw run.Fault("时间要写明时区，如 2026-01-31T08:00:00+08:00。");

        var fraction = match.Groups["f"].Success ? int.Parse(match.Groups["f"].Value.PadRight(3, '0').AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        if (hour == 24 && fraction > 0) throw run.Fault($"没有“{text}”这个日期或时间。");
        var offset = ((Part("oh", 0) * 60) + Part("om", 0)) * (match.Groups["sign"].Value == "-" ? -60_000 : 60_000);
        var days = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalDays;
        return FromNumber(run, (days * 86_400_000) + (((((hour * 60) + minute) * 60) + second) * 1000L) + fraction - offset);

        int Part(string name, int otherwise) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
    }

    /// <summary>The instant of calendar parts in UTC; parts beyond their range carry over, the month counts from 0, years 0 to 99 are 1900 to 1999.</summary>
    public static double Utc(Run run, double[] parts)
    {
        if (parts.Any(part => !double.IsFinite(part) || Math.Abs(part) > 1e9)) throw run.Fault("日期超出范围，或不是有效的日期。");
        var year = parts[0] is >= 0 and <= 99 ? 1900 + parts[0] : parts[0];
        var months = (year * 12) + parts[1];
        double y = Math.Floor(months / 12), m = months - (y * 12);
        if (y is < 1 or > 9999) throw run.Fault("日期超出范围，或不是有效的日期。");
        var start = (new DateTime((int)y, (int)m + 1, 1, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;
        return FromNumber(run, start + ((parts[2] - 1) * 86_400_000) + (parts[3] * 3_600_000) + (parts[4] * 60_000) + (parts[5] * 1000) + parts[6]).Milliseconds;
    }

    public static DateTime InUtc(DateValue date) => DateTime.UnixEpoch.AddTicks((long)date.Milliseconds * TimeSpan.TicksPerMillisecond);

    public static string Iso(DateValue date) => InUtc(date).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>[0-9]{4})(-(?<M>[0-9]{2})(-(?<d>[0-9]{2}))?)?(T(?<H>[0-9]{2}):(?<m>[0-9]{2})(:(?<s>[0-9]{2})(\.(?<f>[0-9]{1,9}))?)?(?<zone>Z|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Iso8601();
}
