namespace Qingyi.Rules.Deriving;

[Name("社会保险法-88 参保人骗取社会保险待遇")]
[Article("社会保险法 88")]
[Editions("2026.2")]
public sealed class InsuredDefraudedSocialInsurance : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Insured)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceFraud)
            .Match(() => law, l => l.InForce("social-insurance"), l => !l.InForce("fund-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.SocialInsuranceFraud, finding));
    }
}
