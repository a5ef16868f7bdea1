namespace Qingyi.Rules.Deriving;

[Name("基本医疗法-101 信息安全制度不健全导致泄露")]
[Article("基本医疗卫生与健康促进法 101")]
[Editions("2026.2")]
public sealed class InstitutionLeaksPrivacy : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.PrivacyLeak)
            .Match(() => law, l => l.InForce("health-law-security"));

        Then()
            .Yield(_ => new Violation(Provisions.WeakDataSecurity, finding));
    }
}
