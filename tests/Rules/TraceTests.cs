using Qingyi.Domain.Grading;

namespace Qingyi.Tests.Rules;

public sealed class TraceTests
{
    private static readonly GradingResponse Response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 4800, "2023-03-10", Circumstance.Confessed);

    [Theory]
    [InlineData("裁量档次“从重”", "认定金额 ≥ 档次下限", 4800, 5000)]
    [InlineData("裁量档次“从轻”", "认定金额 < 档次上限", 4800, 2000)]
    [InlineData("移送审查-163 非国家工作人员受贿立案标准", "认定金额 ≥ 非国家工作人员受贿立案标准", 4800, 30000)]
    [InlineData("情节严重 金额达到起点且有多项从重情节", "从重从轻相抵后 ≥ 情节严重所需项数", -1, 2)]
    public void A_rule_that_did_not_fire_names_the_first_failing_condition_with_both_values(string rule, string condition, int value, int required)
    {
        var entry = Entry(rule);

        Assert.False(entry.Fired);
        Assert.Equal(new FailingCondition(condition, new TraceValue(Number: value), new TraceValue(Number: required)), entry.FirstFailing);
    }

    [Theory]
    [InlineData("护士条例-31-3 护士泄露患者隐私", "当事人类别 为 护士", "医师", "护士")]
    [InlineData("医师法-56-1 医师泄露患者隐私", "行为 为 泄露患者隐私", "收受“红包”", "泄露患者隐私")]
    [InlineData("医师法-56 情节严重的暂停执业活动", "裁量档次 ≥ 情节严重", "一般", "情节严重")]
    public void Words_are_told_in_Chinese(string rule, string condition, string value, string required) =>
        Assert.Equal(new FailingCondition(condition, new TraceValue(value), new TraceValue(required)), Entry(rule).FirstFailing);

    [Fact]
    public void A_rule_that_fired_tells_its_conditions_with_their_figures()
    {
        var entry = Entry("裁量档次“一般”");

        Assert.True(entry.Fired);
        Assert.Equal("给付方 为 给付方；档次 为 一般；认定金额 ≥ 档次下限（4800，2000）；认定金额 < 档次上限（4800，5000）", entry.Because);
        Assert.Equal("grade", entry.Stage);
    }

    [Fact]
    public void A_law_not_yet_in_force_is_the_failing_condition_of_its_rules() =>
        Assert.Equal(
            "医师法已施行",
            Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 4800, "2022-02-28").Trace.Single(t => t.Rule == "医师法-56-5 医师利用职务之便收受财物").FirstFailing!.Condition);

    [Fact]
    public void The_explanation_tells_result_reasons_and_distance()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 4800, "2023-03-10", Circumstance.Confessed);
        var text = Graded.Rules.Explain(request, Response);

        Assert.Contains("结论：通报处理（一般）", text, StringComparison.Ordinal);
        Assert.Contains("应当罚款 10,000.00 元 至 30,000.00 元，建议 18,000.00 元：医师法 56(5)", text, StringComparison.Ordinal);
        Assert.Contains("距上一档：4,800.00 元，到 5,000.00 元 还差 200.00 元", text, StringComparison.Ordinal);
        Assert.Contains("裁量档次“从重”〔裁量基准（从重档）〕：认定金额不低于档次下限；本案 4800，要求 5000", text, StringComparison.Ordinal);
        Assert.Contains("没有适用的规则", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_that_nobody_knows_is_said_to_be_unknown()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, null, "2023-03-10");

        Assert.Contains("认定：收受“红包”，金额未查明，1 次，已查实", Graded.Rules.Explain(request, Graded.Rules.Grade(request, Graded.AsOf)), StringComparison.Ordinal);
    }

    private static TraceEntry Entry(string rule) => Assert.Single(Response.Trace, t => t.Rule == rule);
}
