using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

public sealed class LightReadings
{
    // Ten working days: from Monday 2022-06-06 to the end of Monday 2022-06-20.
    private static readonly LightFacts TenDays = new(At("2022-06-06T00:00:00Z"), LegalDay.End(new DateOnly(2022, 6, 20)), LimitUnit.Workday);

    [Theory]
    [InlineData("2022-06-07T02:00:00Z", Light.Green, "剩9个工作日")]
    [InlineData("2022-06-14T02:00:00Z", Light.Yellow, "剩4个工作日")]
    [InlineData("2022-06-16T02:00:00Z", Light.Yellow, "剩2个工作日")]
    [InlineData("2022-06-20T02:00:00Z", Light.Yellow, "今日到期")]
    [InlineData("2022-06-20T15:59:59Z", Light.Yellow, "今日到期")]
    [InlineData("2022-06-20T16:00:00Z", Light.Red, "超期1个工作日")]
    [InlineData("2022-06-22T02:00:00Z", Light.Red, "超期2个工作日")]
    public void An_open_deadline_shows_the_working_days_left(string now, Light light, string text) =>
        Assert.Equal(new LightReading(light, text), Lights.Of(TenDays, At(now), WorkingDays.Shipped));

    [Fact]
    public void Three_working_days_left_are_yellow_however_long_the_limit() =>
        Assert.Equal(new LightReading(Light.Yellow, "剩3个工作日"), Lights.Of(
            TenDays with { StartAt = At("2022-06-14T16:00:00Z") }, At("2022-06-15T00:00:00Z"), WorkingDays.Shipped, new LightThresholds(10)));

    [Fact]
    public void A_weekend_after_the_last_day_is_less_than_one_working_day() =>
        Assert.Equal(new LightReading(Light.Red, "超期不足1个工作日"), Lights.Of(
            TenDays with { DueAt = LegalDay.End(new DateOnly(2022, 6, 17)) }, At("2022-06-18T02:00:00Z"), WorkingDays.Shipped));

    [Theory]
    [InlineData("2022-06-20T15:59:59Z", Light.Blue, "按期办结")]
    [InlineData("2022-06-22T02:00:00Z", Light.DarkRed, "超期2个工作日办结")]
    public void A_met_deadline_says_whether_it_was_met_in_time(string done, Light light, string text) =>
        Assert.Equal(new LightReading(light, text), Lights.Of(TenDays with { DoneAt = At(done) }, At("2023-01-01T00:00:00Z"), WorkingDays.Shipped));

    [Fact]
    public void A_paused_deadline_is_grey() =>
        Assert.Equal(new LightReading(Light.Grey, "已暂停"), Lights.Of(TenDays with { DueAt = null }, At("2023-01-01T00:00:00Z"), WorkingDays.Shipped));

    [Theory]
    [InlineData("2022-06-06T02:00:00Z", Light.Green, "剩22小时")]
    [InlineData("2022-06-06T12:00:00Z", Light.Yellow, "剩12小时")]
    [InlineData("2022-06-07T00:00:00Z", Light.Yellow, "剩0小时")]
    [InlineData("2022-06-07T01:30:00Z", Light.Red, "超期2小时")]
    public void Hours_are_shown_as_hours(string now, Light light, string text) =>
        Assert.Equal(new LightReading(light, text), Lights.Of(
            new LightFacts(At("2022-06-06T00:00:00Z"), At("2022-06-07T00:00:00Z"), LimitUnit.ClockHour), At(now), WorkingDays.Shipped));

    [Fact]
    public void Days_into_a_year_that_is_not_loaded_are_shown_as_calendar_days() =>
        Assert.Equal(new LightReading(Light.Green, "剩80日"), Lights.Of(
            new LightFacts(At("2026-11-20T00:00:00Z"), LegalDay.End(new DateOnly(2027, 2, 18)), LimitUnit.CalendarDay), At("2026-11-30T00:00:00Z"), WorkingDays.Shipped));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
