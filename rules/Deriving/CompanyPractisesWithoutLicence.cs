namespace Qingyi.Rules.Deriving;

[Name("基本医疗法-99-1 企业未取得许可证执业")]
[Article("基本医疗卫生与健康促进法 99(1)")]
[Editions("2026.2")]
public sealed class CompanyPractisesWithoutLicence : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.UnlicensedPractice)
            .Match(() => law, l => l.InForce("health-law"));

        Then()
            .Yield(_ => new Violation(Provisions.UnlicensedInstitution, finding));
    }
}
