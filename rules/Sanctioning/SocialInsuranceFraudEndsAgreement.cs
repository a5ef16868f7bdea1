namespace Qingyi.Rules.Sanctioning;

[Name("社会保险法-87 解除服务协议")]
[Article("社会保险法 87")]
[Editions("2026.2")]
public sealed class SocialInsuranceFraudEndsAgreement : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution, m => m.Designated)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.SocialInsuranceFraudOfInstitution);

        Then()
            .Yield(_ => Propose.Insurance(InsuranceKind.TerminateAgreement, Mode.Must, charge.Basis + "（经办机构按协议另行决定）"));
    }
}
