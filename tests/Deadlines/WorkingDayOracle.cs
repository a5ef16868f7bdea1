using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

/// <summary>Dates worked out by hand from the State Council's arrangements.</summary>
public sealed class WorkingDayOracle
{
    private static readonly WorkingDays Calendar = WorkingDays.Shipped;

    [Theory]
    [InlineData("2021-09-30", 3, "2021-10-11")]
    [InlineData("2022-01-28", 2, "2022-01-30")]
    [InlineData("2022-09-30", 5, "2022-10-12")]
    [InlineData("2023-01-19", 3, "2023-01-29")]
    [InlineData("2025-01-24", 3, "2025-02-05")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    public void Days_are_added_over_holidays_and_make_up_days(string from, int count, string expected) =>
        Assert.Equal(Day(expected), Calendar.Add(Day(from), count));

    [Theory]
    [InlineData("2021-10-11", -3, "2021-09-30")]
    [InlineData("2021-08-01", -1, "2021-07-30")]
    [InlineData("2022-01-04", -1, "2021-12-31")]
    public void Days_are_subtracted_over_holidays_and_make_up_days(string from, int count, string expected) =>
        Assert.Equal(Day(expected), Calendar.Add(Day(from), count));

    [Theory]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_stated_total_of_working_days(int year, int expected)
    {
        Assert.Equal(expected, Calendar.CountBetween(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));
        Assert.Equal(expected, Calendar.First(Period.Of(PeriodLength.Year, new DateOnly(year, 6, 1)), expected).Count);
    }

    [Theory]
    [InlineData("2021-05-31", true)]
    [InlineData("2021-07-31", false)]
    [InlineData("2021-08-01", false)]
    [InlineData("2021-08-05", true)]
    [InlineData("2021-08-31", true)]
    [InlineData("2021-09-15", true)]
    [InlineData("2021-11-30", true)]
    [InlineData("2021-12-31", true)]
    [InlineData("2022-01-05", true)]
    [InlineData("2024-09-30", true)]
    [InlineData("2024-12-31", true)]
    [InlineData("2024-02-09", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2022-12-31", false)]
    public void The_fixed_dates_of_the_notices_fall_where_the_calendar_says(string day, bool worked) =>
        Assert.Equal(worked, Calendar.IsWorkday(Day(day)));

    [Fact]
    public void The_reason_is_given()
    {
        Calendar.IsWorkday(Day("2021-10-09"), out var makeUp);
        Calendar.IsWorkday(Day("2021-10-01"), out var holiday);
        Calendar.IsWorkday(Day("2021-10-16"), out var weekend);
        Calendar.IsWorkday(Day("2021-10-11"), out var ordinary);

        Assert.Equal("星期六，按国务院办公厅节假日安排调休上班", makeUp);
        Assert.Equal("星期五，按国务院办公厅节假日安排放假", holiday);
        Assert.Equal("星期六，周末休息", weekend);
        Assert.Equal("星期一，工作日", ordinary);
    }

    [Theory]
    [InlineData("2021Q4", 5, "2021-12-27", "2021-12-31")]
    [InlineData("2021", 20, "2021-12-06", "2021-12-31")]
    [InlineData("2022Q1", 5, "2022-03-25", "2022-03-31")]
    [InlineData("2022Q2", 5, "2022-06-24", "2022-06-30")]
    [InlineData("2022Q3", 5, "2022-09-26", "2022-09-30")]
    [InlineData("2022Q4", 5, "2022-12-26", "2022-12-30")]
    [InlineData("2022", 20, "2022-12-05", "2022-12-30")]
    public void The_last_working_days_of_a_period_are_counted_from_its_end(string period, int count, string first, string last)
    {
        var days = Calendar.Last(Period.Parse(period), count);

        Assert.Equal(count, days.Count);
        Assert.Equal(Day(first), days[0]);
        Assert.Equal(Day(last), days[^1]);
    }

    [Fact]
    public void The_first_working_days_of_a_month_skip_New_Year() =>
        Assert.Equal([Day("2022-01-04"), Day("2022-01-05"), Day("2022-01-06")], Calendar.First(Period.Parse("2022-01"), 3));

    [Fact]
    public void A_rest_day_is_moved_either_way_to_a_working_day()
    {
        Assert.Equal((Day("2022-09-30"), Day("2022-10-08")), (Calendar.OnOrBefore(Day("2022-10-05")), Calendar.OnOrAfter(Day("2022-10-05"))));
        Assert.Equal((Day("2022-10-08"), Day("2022-10-08")), (Calendar.OnOrBefore(Day("2022-10-08")), Calendar.OnOrAfter(Day("2022-10-08"))));
        Assert.Equal(Day("2022-10-05"), Calendar.Add(Day("2022-10-05"), 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(22)]
    public void A_period_gives_no_more_working_days_than_it_has(int count)
    {
        Assert.Contains("共有 21 个工作日", Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Last(Period.Parse("2022-01"), count)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.First(Period.Parse("2022-01"), count));
    }

    [Fact]
    public void A_year_that_is_not_loaded_is_refused_by_name()
    {
        var refusal = Assert.Throws<CalendarUnknownException>(() => Calendar.Add(Day("2026-12-30"), 5));

        Assert.Equal(2027, refusal.Year);
        Assert.Contains("2027", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2021—2026", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<CalendarUnknownException>(() => Calendar.IsWorkday(Day("2020-06-01")));
        Assert.Throws<CalendarUnknownException>(() => Calendar.Add(Day("2027-06-01"), 0));
        Assert.Throws<CalendarUnknownException>(() => Calendar.Last(Period.Parse("2027Q1"), 5));
    }

    [Theory]
    [InlineData("2022Q1", "2022-01-01", "2022-03-31", "2022年第一季度")]
    [InlineData("2022", "2022-01-01", "2022-12-31", "2022年度")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024年2月")]
    public void A_period_is_read_from_its_id(string text, string start, string end, string title)
    {
        var period = Period.Parse(text);

        Assert.Equal((Day(start), Day(end), title, text), (period.Start, period.End, period.Title, period.Id));
        Assert.Equal(Day(end).AddDays(1), period.Next.Start);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2022Q5")]
    [InlineData("2022-13")]
    [InlineData("2022Q")]
    [InlineData("22Q1")]
    [InlineData("2022Q1\n")]
    [InlineData("9999")]
    public void Anything_else_is_no_period(string text) => Assert.Throws<FormatException>(() => Period.Parse(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
