namespace Qingyi.Rules.Deriving;

/// <summary>Before the regulation of 2021, which is the special law since.</summary>
[Name("社会保险法-87 医疗机构骗取社会保险基金")]
[Article("社会保险法 87")]
[Editions("2026.2")]
public sealed class InstitutionDefraudedSocialInsurance : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceFraud)
            .Match(() => law, l => l.InForce("social-insurance"), l => !l.InForce("fund-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.SocialInsuranceFraudOfInstitution, finding));
    }
}
