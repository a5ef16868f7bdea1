using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

/// <summary>Faults of a calendar file are named with their place.</summary>
public sealed class CalendarFiles
{
    [Fact]
    public void A_small_calendar_is_read()
    {
        var calendar = WorkingDays.Read(File("2022", 260, "\"2022-05-02\"", "\"2022-05-07\""));

        Assert.Equal("test.1", calendar.Version);
        Assert.Equal([2022], calendar.Years);
        Assert.True(calendar.IsWorkday(new DateOnly(2022, 5, 7)));
        Assert.False(calendar.IsWorkday(new DateOnly(2022, 5, 2)));
    }

    [Theory]
    [InlineData("2022", 249, "\"2022-05-02\"", "\"2022-05-06\"", "调休上班")]
    [InlineData("2022", 249, "\"2022-13-02\"", "", "$.years.2022.off")]
    [InlineData("2022", 249, "\"2024-05-02\"", "", "$.years.2022.off")]
    [InlineData("22", 249, "", "", "年份")]
    [InlineData("2022", 249, "", "", "260 个工作日，与所载合计 249 不符")]
    public void A_wrong_day_is_refused_with_its_place(string year, int total, string off, string worked, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => WorkingDays.Read(File(year, total, off, worked))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("{}", "$.id")]
    [InlineData("{\"id\":\"a\",\"title\":\"b\",\"version\":1}", "$.version")]
    public void A_file_of_another_shape_is_refused(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => WorkingDays.Read(json)).Message, StringComparison.Ordinal);

    private static string File(string year, int total, string off, string worked) =>
        $$$"""{"id":"test","title":"测试安排","version":"test.1","years":{"{{{year}}}":{"workdays":{{{total}}},"off":[{{{off}}}],"worked":[{{{worked}}}]} } }""";
}
