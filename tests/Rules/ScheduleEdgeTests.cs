using Qingyi.Rules.Figures;
using static Qingyi.Tests.Rules.ExampleSchedules;

namespace Qingyi.Tests.Rules;

/// <summary>What is only just allowed in schedules, what several of them may not say together, and which differences make another rule set.</summary>
public sealed class ScheduleEdgeTests
{
    [Theory]
    [InlineData("\"waiverBelow\":null", "\"waiverBelow\":8000")]
    [InlineData("\"fine\":[10000,15000]", "\"fine\":[15000,15000]")]
    [InlineData("[[6,9]]", "[[6,6],[12,12]]")]
    [InlineData("\"fine\":[15000,30000]", "\"fine\":[10000,30000]")]
    public void A_table_may_go_as_far_as_its_bounds(string from, string to) => Assert.Empty(FaultsWith(("example.json", Changed(Guangdong, from, to))));

    [Fact]
    public void A_lower_figure_may_equal_its_upper_one() => Assert.Empty(FaultsWith(("example.json", Changed(Figures, "\"fine-max\":200", "\"fine-max\":100"))));

    [Theory]
    [InlineData("2019-12-31", false, false)]
    [InlineData("2020-01-01", true, false)]
    [InlineData("2023-12-31", true, false)]
    [InlineData("2024-01-01", false, true)]
    public void Figures_hold_from_their_first_day_to_the_day_before_the_next(string day, bool first, bool second)
    {
        var editions = ScheduleSet.Parse("example.json", Figures).Editions!;

        Assert.Equal([first, second], editions.Select(e => e.Holds(DateOnly.ParseExact(day, "yyyy-MM-dd", null))));
    }

    [Theory]
    [InlineData("44000")]
    [InlineData("4400000")]
    [InlineData("44000a")]
    [InlineData("广东省广州市")]
    public void An_area_is_a_code_of_six_digits(string area) =>
        Assert.Equal([("example.json", "$.jurisdiction", $"“{area}”不是行政区划代码：应为六位数字")], FaultsWith(("example.json", Changed(Guangdong, "440000", area))));

    [Theory]
    [InlineData("\"source\":\"示例\"", "\"source\":\"\"", "$.benchmark.source")]
    [InlineData("\"article\":\"56(5)\"", "\"article\":\" \"", "$.benchmark.article")]
    public void A_table_says_where_it_stands(string from, string to, string path) =>
        Assert.Equal([("example.json", path, "应当写明")], FaultsWith(("example.json", Changed(Guangdong, from, to))));

    [Fact]
    public void Every_edition_of_figures_says_where_they_stand() => Assert.Equal(
        [("example.json", "$.editions[0].source", "应当写明"), ("example.json", "$.editions[1].source", "应当写明")],
        FaultsWith(("example.json", Changed(Figures, "\"source\":\"示例\"", "\"source\":\"\""))));

    [Theory]
    [InlineData("\"id\":\"example-2026\",", "")]
    [InlineData("\"id\":\"example-2026\"", "\"id\":null")]
    [InlineData("\"status\":\"in-force\",", "")]
    [InlineData("\"sides\":[\"patient\"]", "\"sides\":null")]
    public void What_a_schedule_must_have_is_neither_left_out_nor_null(string from, string to) =>
        Assert.StartsWith("不是裁量或数额表：", Assert.Single(FaultsWith(("example.json", Changed(Guangdong, from, to)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_schedule_is_figures_or_a_benchmark_and_not_both()
    {
        var both = Changed(Guangdong, "\"benchmark\":{", Figures[Figures.IndexOf("\"editions\"", StringComparison.Ordinal)..Figures.LastIndexOf('}')] + ",\"benchmark\":{");

        Assert.Contains(("example.json", "$", "“editions”和“benchmark”应当有且只有一个"), FaultsWith(("example.json", both)));
    }

    [Fact]
    public void Two_files_of_one_act_are_refused_by_both_names_unless_an_area_has_its_own()
    {
        Assert.Equal([("b.json", "$.id", "“example-act”与 a.json 重复：同一地区的同一标识只能有一个文件")], FaultsWith(("a.json", Figures), ("b.json", Figures)));
        Assert.Empty(FaultsWith(("a.json", Figures), ("b.json", Changed(Figures, "\"title\":\"示例法\"", "\"title\":\"示例法\",\"jurisdiction\":\"440000\""))));
    }

    [Fact]
    public void Two_tables_of_one_day_are_refused_by_both_names()
    {
        var twin = Changed(Guangdong, "example-2026", "example-2027");

        Assert.Equal([("b.json", "$.benchmark.from", "施行期间与 a.json 重叠：同一地区、同一给付方同一天只能有一个裁量基准")], FaultsWith(("a.json", Guangdong), ("b.json", twin)));
        Assert.Empty(FaultsWith(("a.json", Guangdong), ("b.json", Changed(twin, "440000", "450000"))));
        Assert.Empty(FaultsWith(("a.json", Guangdong), ("b.json", Changed(twin, "patient", "company"))));
    }

    [Theory]
    [InlineData("2025-01-01")]
    [InlineData("2026-06-30")]
    [InlineData("2026-07-01")]
    public void Tables_that_follow_each_other_may_stand_in_either_order(string until)
    {
        var before = Earlier("2024-01-01", until);

        Assert.Empty(FaultsWith(("a.json", Guangdong), ("b.json", before)));
        Assert.Empty(FaultsWith(("a.json", before), ("b.json", Guangdong)));
    }

    [Fact]
    public void Every_fault_stands_in_the_message_with_file_and_path()
    {
        var wrong = Changed(Changed(Guangdong, "\"from\":8000", "\"from\":9000"), "440000", "44");

        var told = Assert.Throws<ScheduleException>(() => Graded.Schedules.With("example.json", wrong)).Message;

        Assert.Equal("example.json $.jurisdiction：“44”不是行政区划代码：应为六位数字\nexample.json $.benchmark.steps[1].from：9000 与上一档不相接：8000 至 9000 没有档次，应为 8000", told);
    }

    [Theory]
    [InlineData("8000", "8000.00")]
    [InlineData("\"示例\"", "\"\\u793a例\"")]
    public void How_a_value_is_written_does_not_make_another_schedule(string one, string other) =>
        Assert.Equal(ScheduleSet.HashOf(Guangdong), ScheduleSet.HashOf(Changed(Guangdong, one, other)));

    [Theory]
    [InlineData("\"甲\\\"乙\"", "\"甲乙\"")]
    [InlineData("\"甲\\\\乙\"", "\"甲乙\"")]
    [InlineData("\"甲\\n乙\"", "\"甲乙\"")]
    [InlineData("\"甲\\\",\\\"note\\\":\\\"乙\"", "\"甲\",\"note\":\"乙\"")]
    public void What_a_text_says_does(string one, string other) =>
        Assert.NotEqual(ScheduleSet.HashOf(Changed(Guangdong, "\"示例\"", one)), ScheduleSet.HashOf(Changed(Guangdong, "\"示例\"", other)));

    [Fact]
    public void Rules_refuse_other_figures_that_lack_what_they_read()
    {
        var told = Assert.Throws<ArgumentException>(() => Graded.Rules.With(ScheduleSet.Read([("example.json", Figures)]))).Message;

        Assert.StartsWith("数额表缺少规则引用的数额：", told, StringComparison.Ordinal);
        Assert.Contains("医师法-56-5 医师利用职务之便收受财物 → physicians-act", told, StringComparison.Ordinal);
    }
}
