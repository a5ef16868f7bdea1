using Qingyi.Server.Web;

namespace Qingyi.Tests.Web;

public sealed class ShowTests
{
    static readonly DateTimeOffset LateInLondon = new(2026, 11, 21, 16, 5, 9, TimeSpan.Zero);

    [Fact]
    public void An_instant_is_shown_in_beijing_time()
    {
        Assert.Equal("2026-11-22 00:05", Show.Moment(LateInLondon));
        Assert.Equal("11-22 00:05:09", Show.ExactMoment(LateInLondon));
        Assert.Equal(new DateOnly(2026, 11, 22), Show.LocalDay(LateInLondon));
    }

    [Fact]
    public void A_day_is_short_in_lists_and_long_in_documents()
    {
        var day = new DateOnly(2026, 11, 2);

        Assert.Equal("2026-11-02", Show.Day(day));
        Assert.Equal("2026年11月2日", Show.LongDay(day, Words.Chinese));
        Assert.Equal("11月2日（星期一）", Show.DayOfYear(day, Words.Chinese));
        Assert.Equal("2026-11-02", Show.LongDay(day, Words.English));
    }

    [Theory]
    [InlineData(4800, "¥4,800.00")]
    [InlineData(1234567.5, "¥1,234,567.50")]
    [InlineData(-0.5, "−¥0.50")]
    public void Money_has_thousands_and_two_decimals(double yuan, string shown)
    {
        Assert.Equal(shown, Show.Money((decimal)yuan));
    }

    [Theory]
    [InlineData(42, 42, "100")]
    [InlineData(18236, 19105, "95.4")]
    [InlineData(9999, 10000, "99.9")]
    [InlineData(0, 0, "0")]
    public void A_share_is_never_shown_as_more_than_it_is(int part, int whole, string shown)
    {
        Assert.Equal(shown, Show.Percent(part, whole));
    }
}
