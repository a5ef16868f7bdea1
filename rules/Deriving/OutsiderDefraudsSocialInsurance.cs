namespace Qingyi.Rules.Deriving;

[Name("社会保险法-88 其他单位和个人骗取社会保险待遇")]
[Article("社会保险法 88")]
[Editions("2026.2")]
public sealed class OutsiderDefraudsSocialInsurance : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company || m.Kind == SubjectKind.Unlicensed)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceFraud)
            .Match(() => law, l => l.InForce("social-insurance"));

        Then()
            .Yield(_ => new Violation(Provisions.SocialInsuranceFraud, finding));
    }
}
