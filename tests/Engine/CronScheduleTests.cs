using System.Globalization;
using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Tests.Engine;

public sealed class CronScheduleTests
{
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("0 30 8 * * MON-FRI", "2026-11-27T08:30:00", "2026-11-30T08:30:00")]
    [InlineData("30 8 * * *", "2026-11-27T08:29:59", "2026-11-27T08:30:00")]
    [InlineData("*/20 * * * * *", "2026-11-27T08:29:45", "2026-11-27T08:30:00")]
    [InlineData("0 0 9 L * ?", "2026-02-01T00:00:00", "2026-02-28T09:00:00")]
    [InlineData("0 0 0 29 FEB *", "2026-11-27T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("0 0 0 13 * FRI", "2026-11-27T00:00:00", "2027-08-13T00:00:00")]
    [InlineData("0 0 12 * * 0", "2026-11-27T00:00:00", "2026-11-29T12:00:00")]
    [InlineData("0 0 12 * * 7", "2026-11-27T00:00:00", "2026-11-29T12:00:00")]
    [InlineData("0 0 8-10/2,20 * * *", "2026-11-27T08:00:00", "2026-11-27T10:00:00")]
    [InlineData("0 0 0 30 2 *", "2026-11-27T00:00:00", null)]
    public void The_next_time_is_the_first_that_fits(string expression, string after, string? expected)
    {
        var next = CronSchedule.Read(expression).Next(At(after), Beijing);

        Assert.Equal(expected is null ? null : At(expected), next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * *")]
    [InlineData("0 0 24 * * *")]
    [InlineData("0 0 x * * *")]
    [InlineData("0 0 5-1 * * *")]
    [InlineData("0 */0 * * * *")]
    [InlineData("0 0 0 0 * *")]
    [InlineData("0 1-2-3 * * * *")]
    public void What_is_no_expression_is_refused_with_what_would_be_right(string expression) =>
        Assert.Contains("秒 分 时 日 月 星期", Assert.Throws<FormatException>(() => CronSchedule.Read(expression)).Message, StringComparison.Ordinal);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "+08:00", CultureInfo.InvariantCulture);
}
