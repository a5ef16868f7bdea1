using Qingyi.Domain.Grading;
using Qingyi.Rules;
using Qingyi.Server.Features.Grading;
using Qingyi.Tests.Rules;

namespace Qingyi.Tests.Web;

/// <summary>What the page says of an answer.</summary>
public sealed class GradingTextsTests
{
    private const string Day = "2026-01-10";

    [Fact]
    public void The_principle_that_was_broken_is_named_with_the_meaning_of_its_word()
    {
        var principles = Line(Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, Day), "九项准则");

        Assert.StartsWith("第八项 共建和谐关系，不收受患方“红包”（收受患者红包、礼品）；红包：诊疗活动中", principles, StringComparison.Ordinal);
    }

    [Fact]
    public void What_answers_a_unit_is_told_tier_by_tier()
    {
        var answers = Line(Bribery(), "对单位的处理");

        Assert.Equal(["严肃惩处", "移送线索", "行业禁入"], answers!.Split('；').Select(a => a.Split('：')[0]));
    }

    [Fact]
    public void Who_answers_besides_and_what_to_bear_in_mind_is_told()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 60000, Day);

        Assert.Contains("主要领导约谈", Line(response, "问责"), StringComparison.Ordinal);
        Assert.Contains("先审查", Line(response, "提示"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_the_first_edition_names_neither_principles_nor_the_unit()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 3000, Day);
        var response = GradingRules.Load(Graded.Schedules, "2026.1").Grade(request, Graded.AsOf);

        Assert.Null(Line(response, "九项准则"));
        Assert.Null(Line(response, "对单位的处理"));
    }

    [Fact]
    public void A_ban_is_called_by_what_it_bars()
    {
        var head = Line(Graded.Of(SubjectKind.Institution, Conduct.InsuranceFraud, 10000, Day), "可以处罚");

        Assert.Contains("列入商业贿赂不良记录 2 年", GradingTexts.Headline(Bribery()), StringComparison.Ordinal);
        Assert.Contains("终身禁止从业（药品管理法 141(2)", Line(Bribery(), "可以处罚"), StringComparison.Ordinal);
        Assert.Contains("限制从业 60 个月（医疗保障基金使用监督管理条例 43", head, StringComparison.Ordinal);
    }

    private static GradingResponse Bribery()
    {
        var request = Graded.Request(SubjectKind.Company, Conduct.CompanyBribery, 80000, Day);
        return Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Trade = Trade.Drug }] }, Graded.AsOf);
    }

    private static string? Line(GradingResponse response, string name) => GradingTexts.Consequences(response).SingleOrDefault(p => p.Name == name)?.Value;
}
