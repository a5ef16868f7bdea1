namespace Qingyi.Rules.Sanctioning;

[Name("定点办法-42 严重违规可以中止服务协议")]
[Article("医疗机构医疗保障定点管理暂行办法 42")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousMisuseMaySuspendAgreement : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution, m => m.Designated)
            .Match(() => law, l => l.InForce("agreement-rules"))
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.FundMisuse);

        Then()
            .Yield(_ => Propose.Insurance(
                InsuranceKind.SuspendAgreement,
                Mode.May,
                "医疗机构医疗保障定点管理暂行办法 42（检查发现重大风险的，经办机构按协议另行决定）"));
    }
}
