namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 服务、用药和监管方面的问题没有处罚条文")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.2")]
public sealed class ServiceConductHasNoPenalty : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsConductRuleBreach);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "没有处罚个人的条文：由所在单位约谈、调岗、核减绩效或者停止处方权，这些都不是行政处罚",
                "卫办发〔2012〕45号"));
    }
}
