namespace Qingyi.Rules.Sanctioning;

/// <summary>A measure of the contract, decided apart by the agency.</summary>
[Name("定点办法-43-3 查实骗保可以解除服务协议")]
[Article("医疗机构医疗保障定点管理暂行办法 43(3)")]
[Editions("2026.1", "2026.2")]
public sealed class FraudMayTerminateAgreement : Rule
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
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.FundFraud);

        Then()
            .Yield(_ => Propose.Insurance(
                InsuranceKind.TerminateAgreement,
                Mode.May,
                charge.Basis + "；医疗机构医疗保障定点管理暂行办法 43(3)（经办机构按协议另行决定）"));
    }
}
