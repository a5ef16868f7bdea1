using System.Globalization;
using System.Text.RegularExpressions;

namespace Qingyi.Domain.Deadlines;

/// <summary>How long a reporting period is.</summary>
public enum PeriodLength
{
    Month,
    Quarter,
    Year,
}

/// <summary>A calendar month, quarter or year of Asia/Shanghai.</summary>
/// <param name="Id"><c>2022-03</c>, <c>2022Q1</c> or <c>2022</c>.</param>
/// <param name="Length">Month, quarter or year.</param>
/// <param name="Start">The first day, inclusive.</param>
/// <param name="End">The last day, inclusive.</param>
public sealed partial record Period(string Id, PeriodLength Length, DateOnly Start, DateOnly End)
{
    /// <summary>For people: 2022年第一季度, 2022年3月, 2022年度.</summary>
    public string Title => Length switch
    {
        PeriodLength.Month => Texts.Of("deadlines.period.month", Start.Year, Start.Month),
        PeriodLength.Quarter => Texts.Of("deadlines.period.quarter", Start.Year, Texts.Of("deadlines.period.quarter-numerals")[(Start.Month - 1) / 3]),
        _ => Texts.Of("deadlines.period.year", Start.Year),
    };

    /// <summary>The period of the same length that begins the day after this one ends.</summary>
    public Period Next => Of(Length, End.AddDays(1));

    /// <exception cref="FormatException">The text is none of the three forms.</exception>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException(Texts.Of("deadlines.period.not-a-period", text));

    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Period? period)
    {
        period = null;
        if (Form().Match(text ?? string.Empty) is not { Success: true } match)
        {
            return false;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (year is 0 or > 9998)
        {
            return false;
        }

        period = match switch
        {
            _ when match.Groups["quarter"] is { Success: true } q => Of(PeriodLength.Quarter, new DateOnly(year, (3 * (q.Value[0] - '0')) - 2, 1)),
            _ when match.Groups["month"] is { Success: true } m => Of(PeriodLength.Month, new DateOnly(year, int.Parse(m.ValueSpan, CultureInfo.InvariantCulture), 1)),
            _ => Of(PeriodLength.Year, new DateOnly(year, 1, 1)),
        };
        return true;
    }

    /// <summary>The period of that length in which the day lies.</summary>
    public static Period Of(PeriodLength length, DateOnly day)
    {
        var quarter = (day.Month - 1) / 3;
        var (id, start, months) = length switch
        {
            PeriodLength.Month => (day.ToString("yyyy-MM", CultureInfo.InvariantCulture), new DateOnly(day.Year, day.Month, 1), 1),
            PeriodLength.Quarter => (string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}Q{quarter + 1}"), new DateOnly(day.Year, (3 * quarter) + 1, 1), 3),
            _ => (day.Year.ToString("0000", CultureInfo.InvariantCulture), new DateOnly(day.Year, 1, 1), 12),
        };
        return new Period(id, length, start, start.AddMonths(months).AddDays(-1));
    }

    [GeneratedRegex(@"\A(?<year>\d{4})(?:Q(?<quarter>[1-4])|-(?<month>0[1-9]|1[0-2]))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
