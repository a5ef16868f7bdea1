using Qingyi.Domain.Campaigns;

namespace Qingyi.Tests.Campaigns;

/// <summary>Plan files: the shipped ones, and faults with their line.</summary>
public sealed class PlanFiles
{
    internal const string Small = """
        id: test-2022
        title: 测试行动
        organisation: 示例市卫生健康委员会
        instrument: { issued: 2022-01-10 }
        from: 2022-01-10
        to: 2022-12-31
        phases:
          - { id: mobilisation, title: 动员, from: 2022-01-10, to: 2022-03-31, source: 一 }
        obligations:
          - id: report
            title: 月报
            kind: report
            first: 2022-01
            last: 2022-03
            due: { workday-after-period: 3 }
            responsible: 各单位
            source: 二
        """;

    [Fact]
    public void The_five_plans_ship() =>
        Assert.Equal(["jiaocheng-2021", "national-2021", "neijiang-2021", "shandong-2021", "weifang-2022"], PlanReader.Shipped.Select(p => p.Id));

    [Fact]
    public void A_plan_is_read_with_its_lines()
    {
        var reading = PlanReader.Read(Small, "test.yaml");

        Assert.Empty(reading.Faults);
        Assert.Equal(10, reading.Plan!.Obligations.Single().Line);
        Assert.Equal(["各单位"], reading.Plan.Obligations.Single().Responsible);
        Assert.Equal(PeriodEndReading.Window, reading.Plan.Settings.Reading);
    }

    [Theory]
    [InlineData("from: 2022-01-10\nto", "from: 2022-1-10\nto", 5, "from", "应为日期")]
    [InlineData("title: 测试行动", "titel: 测试行动", 2, "titel", "不认识的键")]
    [InlineData("title: 测试行动\n", "", 1, "title", "缺少这一项")]
    [InlineData("kind: report", "kind: raport", 12, "obligations[0].kind", "report")]
    [InlineData("workday-after-period: 3", "workday-after-period: three", 15, "obligations[0].due.workday-after-period", "整数")]
    [InlineData("{ workday-after-period: 3 }", "{ in-period: true, workday-after-period: 3 }", 15, "obligations[0].due", "一条期限规则")]
    [InlineData("first: 2022-01", "first: 2022Q1", 14, "obligations[0].last", "同为月、季或年")]
    [InlineData("    first: 2022-01\n", "", 10, "obligations[0].first", "应写明 first")]
    [InlineData("{ workday-after-period: 3 }", "{ date: 2022-02-01 }", 13, "obligations[0].first", "没有期间")]
    [InlineData("responsible: 各单位", "responsible: []", 16, "obligations[0].responsible", "责任单位")]
    [InlineData("phases:", "phases: many\nnothing:", 7, "phases", "应为列表")]
    public void A_fault_is_named_with_line_path_and_what_would_be_right(string right, string wrong, int line, string path, string message)
    {
        var reading = PlanReader.Read(Small.Replace(right, wrong, StringComparison.Ordinal), "test.yaml");

        Assert.Null(reading.Plan);
        var fault = Assert.Single(reading.Faults, f => f.Path == path);
        Assert.Equal(line, fault.Line);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith($"test.yaml:{line}:", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: [", 1)]
    [InlineData("- a\n- b", 1)]
    [InlineData("", 1)]
    public void A_file_of_another_shape_is_a_fault(string yaml, int count) => Assert.Equal(count, PlanReader.Read(yaml, "x.yaml").Faults.Count);

    [Fact]
    public void Ids_are_used_once()
    {
        var twice = Small.Replace("obligations:", "  - { id: mobilisation, title: 再动员, from: 2022-04-01, to: 2022-05-31, source: 一 }\nobligations:", StringComparison.Ordinal);

        Assert.Contains("重复", Assert.Single(PlanReader.Read(twice, "x.yaml").Faults).Message, StringComparison.Ordinal);
    }
}
