namespace Qingyi.Rules.Sanctioning;

[Name("定点办法-43-3 严重骗保解除服务协议")]
[Article("医疗机构医疗保障定点管理暂行办法 43(3)")]
[Editions("2026.1", "2026.2")]
public sealed class GraveFraudTerminatesAgreement : Rule
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
            .Match(() => charge,
                c => c.Provision == Provisions.FundFraud,
                c => c.Amount >= law["discretion/fraud-terminate-from"] || matter.EverPunished || matter.Has(Circumstance.Organiser) || matter.Has(Circumstance.Concealed));

        Then()
            .Yield(_ => Propose.Insurance(
                InsuranceKind.TerminateAgreement,
                Mode.Must,
                charge.Basis + "；医疗机构医疗保障定点管理暂行办法 43(3)（经办机构按协议另行决定）"));
    }
}
