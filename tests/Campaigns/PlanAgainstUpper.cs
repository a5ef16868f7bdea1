using System.Text.RegularExpressions;
using Qingyi.Domain.Campaigns;

namespace Qingyi.Tests.Campaigns;

/// <summary>A plan beside the one above it, and the ways between its stages, as people see them.</summary>
public sealed class PlanAgainstUpper
{
    private static CampaignPlan Plan(string id) => PlanReader.Shipped.Single(p => p.Id == id);

    [Fact]
    public void Neijiang_narrows_the_national_study_duty_and_that_is_shown_as_asking_less()
    {
        var found = PlanDifferences.Of(Plan("neijiang-2021"), Plan("national-2021"));

        var study = Assert.Single(found, d => d.Subject == "专题学习");
        Assert.Equal(DifferenceKind.Looser, study.Kind);
        Assert.Equal("期间之内，2022-01 至 2024-12；各医疗机构", study.Upper);
        Assert.Equal("期间之内，2022-01 至 2024-09；各县（市、区）卫生健康局、二级以上医疗机构", study.Lower);
        Assert.Equal("五（二）", study.Source);
        Assert.Equal(DifferenceKind.Looser, found[0].Kind);
        Assert.Contains(found, d => d is { Subject: "典型样本医院" or "发掘、树立样本医院", Kind: DifferenceKind.NotTaken });
        Assert.Contains(found, d => d is { Subject: "年度工作总结", Kind: DifferenceKind.Added });
        Assert.Contains(found, d => d is { Kind: DifferenceKind.Stricter, Subject: "年度廉洁从业教育培训计划" });
    }

    [Fact]
    public void A_plan_beside_itself_differs_in_nothing() => Assert.Empty(PlanDifferences.Of(Plan("shandong-2021"), Plan("shandong-2021")));

    [Theory]
    [InlineData("at-least: 1", "at-least: 2", DifferenceKind.Stricter)]
    [InlineData("at-least: 2", "at-least: 1", DifferenceKind.Looser)]
    [InlineData("last: 2022-03", "last: 2022-02", DifferenceKind.Looser)]
    [InlineData("first: 2022-02", "first: 2022-01", DifferenceKind.Stricter)]
    [InlineData("responsible: 各单位", "responsible: 部分单位", DifferenceKind.Different)]
    [InlineData("target: 100", "target: 90", DifferenceKind.Looser)]
    public void What_a_lower_plan_makes_of_a_duty_or_a_figure_is_judged(string above, string below, DifferenceKind kind)
    {
        const string Text = """
            id: test-2022
            title: 测试行动
            organisation: 示例市卫生健康委员会
            instrument: { issued: 2022-01-10 }
            from: 2022-01-10
            phases: [{ id: mobilisation, title: 动员, from: 2022-01-10, to: 2022-03-31, source: 一 }]
            obligations: [{ id: report, title: 月报, kind: report, first: 2022-02, last: 2022-03, at-least: 1, due: { in-period: true }, responsible: 各单位, source: 二 }]
            indicators: [{ id: rate, title: 覆盖率, target: 100, numerator: 已办, denominator: 应办, source: 三 }]
            """;
        CampaignPlan With(string line) => PlanReader.Read(Regex.Replace(Text, $"{line.Split(':')[0]}: [^,}}]+", line), "test.yaml").Plan!;

        Assert.Equal(kind, Assert.Single(PlanDifferences.Of(With(below), With(above))).Kind);
    }

    [Fact]
    public void The_ways_between_stages_are_those_of_the_state_machine()
    {
        var ways = CampaignPhases.Ways(Plan("jiaocheng-2021"));

        Assert.Equal(["planned", "mobilisation", "rectification", "rule-making"], ways.Where(w => w.Kind == "advance").Select(w => w.From));
        Assert.Equal(["mobilisation", "rectification", "rule-making", "closed"], ways.Where(w => w.Kind == "advance").Select(w => w.To));
        Assert.Contains("“安排部署”阶段的任务均已完成或者注明理由免除", ways.Single(w => w is { Kind: "advance", From: "mobilisation" }).Conditions);
        Assert.All(ways.Where(w => w.Kind == "reopen"), w => Assert.Equal(["重新启动应当经上级批准"], w.Conditions));
    }
}
