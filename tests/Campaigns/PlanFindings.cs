using Qingyi.Tests.Support;
using System.Text.Json;
using Qingyi.Domain.Campaigns;

namespace Qingyi.Tests.Campaigns;

/// <summary>What the linter says of the shipped plans and of broken ones.</summary>
public sealed class PlanFindings
{
    private static readonly IReadOnlyList<PlanFinding> Shipped = PlanLinter.Check(PlanReader.Shipped);

    [Theory]
    [InlineData(1, "shandong-2021", FindingLevel.Warning, "2022-05-31")]
    [InlineData(2, "shandong-2021", FindingLevel.Note, "2022-01-10")]
    [InlineData(3, "shandong-2021", FindingLevel.Warning, "期间结束之后报送")]
    [InlineData(4, "neijiang-2021", FindingLevel.Note, "2021-12-06")]
    [InlineData(5, "jiaocheng-2021", FindingLevel.Warning, "2021-07-30")]
    [InlineData(6, "jiaocheng-2021", FindingLevel.Warning, "2021-12-31")]
    [InlineData(7, "neijiang-2021", FindingLevel.Note, "委医政医管科")]
    [InlineData(8, "neijiang-2021", FindingLevel.Note, "二级以上公立医院巡查率")]
    [InlineData(9, "shandong-2021", FindingLevel.Note, "二级以上医疗机构")]
    [InlineData(10, "neijiang-2021", FindingLevel.Note, "红包礼品")]
    [InlineData(11, "jiaocheng-2021", FindingLevel.Note, "二十四小时")]
    [InlineData(12, "weifang-2022", FindingLevel.Note, "第一负责人")]
    [InlineData(13, "weifang-2022", FindingLevel.Note, "九项准则")]
    [InlineData(14, "neijiang-2021", FindingLevel.Warning, "主管部门")]
    [InlineData(15, "neijiang-2021", FindingLevel.Note, "机制成员单位")]
    [InlineData(16, "weifang-2022", FindingLevel.Note, "纪检（党办）")]
    [InlineData(17, "weifang-2022", FindingLevel.Note, "没有一项定有期限")]
    [InlineData(18, "shandong-2021", FindingLevel.Note, "配档表")]
    [InlineData(19, "weifang-2022", FindingLevel.Note, "捐赠")]
    [InlineData(20, "jiaocheng-2021", FindingLevel.Note, "不录入")]
    [Requirement("S2-052", "S2-068", "S2-079", "S4-053", "S4-090")]
    public void A_known_conflict_is_found_with_its_number(int conflict, string plan, FindingLevel level, string says) =>
        Assert.Contains(Shipped, f => f.Conflict == conflict && f.Level == level && f.Path.Contains($"{plan}.yaml:", StringComparison.Ordinal) && f.Message.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void The_shipped_plans_have_no_errors() => Assert.DoesNotContain(Shipped, f => f.Level == FindingLevel.Error);

    [Fact]
    public void A_finding_is_written_with_the_members_of_the_command()
    {
        using var known = JsonDocument.Parse(JsonSerializer.Serialize(Shipped.First(f => f.Conflict == 1), JsonSerializerOptions.Web));
        using var other = JsonDocument.Parse(JsonSerializer.Serialize(Shipped.First(f => f.Conflict is null), JsonSerializerOptions.Web));

        Assert.Equal(["level", "path", "message", "source", "conflict"], known.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("warning", known.RootElement.GetProperty("level").GetString());
        Assert.Equal(["level", "path", "message", "source"], other.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("date: 2022-06-01", "date: 2021-06-01", FindingLevel.Error, "obligations.once.due", "早于行动开始")]
    [InlineData("date: 2022-06-01", "date: 2022-06-04", FindingLevel.Warning, "obligations.once.due", "提前至 2022-06-02")]
    [InlineData("date: 2022-06-01", "date: 2023-06-01", FindingLevel.Warning, "obligations.once.due", "截止日")]
    [InlineData("from: 2022-04-01", "from: 2022-03-15", FindingLevel.Error, "phases.summary.from", "结束前开始")]
    [InlineData("from: 2022-04-01", "from: 2022-04-10", FindingLevel.Warning, "phases.summary.from", "空档")]
    [InlineData("to: 2022-12-31, source: 二", "to: 2023-01-31, source: 二", FindingLevel.Error, "phases.summary", "超出行动时间")]
    [InlineData("to: 2022-12-31, source: 二", "to: 2022-05-31, source: 二", FindingLevel.Warning, "obligations.once.due", "不在任何阶段")]
    [InlineData("to: 2022-12-31, source: 二", "to: 2022-11-30, source: 二", FindingLevel.Warning, "phases.summary.to", "其间没有阶段")]
    [InlineData("responsible: 各单位", "responsible: 张某 13800000000", FindingLevel.Error, "obligations.once", "电话")]
    [InlineData("date: 2022-06-01", "date: 2028-06-01", FindingLevel.Error, "obligations.once.due", "2028")]
    [Requirement("S0-053", "S3-086")]
    public void A_contradiction_is_found_where_it_stands(string right, string wrong, FindingLevel level, string place, string says)
    {
        const string sound = """
            id: test-2022
            title: 测试行动
            organisation: 示例市卫生健康委员会
            instrument: { issued: 2022-01-10 }
            from: 2022-01-10
            to: 2022-12-31
            phases:
              - { id: mobilisation, title: 动员, from: 2022-01-10, to: 2022-03-31, source: 一 }
              - { id: summary, title: 总结, from: 2022-04-01, to: 2022-12-31, source: 二 }
            obligations:
              - { id: once, title: 一次报告, kind: report, due: { date: 2022-06-01 }, responsible: 各单位, source: 三 }
            """;
        Assert.Empty(Lint(sound));

        Assert.Contains(Lint(sound.Replace(right, wrong, StringComparison.Ordinal)),
            f => f.Level == level && f.Path.EndsWith(" " + place, StringComparison.Ordinal) && f.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_plans_of_one_id_are_an_error()
    {
        var plan = PlanReader.Shipped[0];

        Assert.Contains(PlanLinter.Check([plan, plan with { File = "copy.yaml" }]), f => f.Level == FindingLevel.Error && f.Path.StartsWith("copy.yaml:", StringComparison.Ordinal));
    }

    private static IReadOnlyList<PlanFinding> Lint(string yaml) => PlanLinter.Check([PlanReader.Read(yaml, "test.yaml").Plan!]);
}
