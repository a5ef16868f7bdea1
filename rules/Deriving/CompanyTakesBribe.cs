namespace Qingyi.Rules.Deriving;

[Name("反不正当竞争法-24-1 企业收受贿赂")]
[Article("反不正当竞争法 24(1)")]
[Editions("2026.2")]
public sealed class CompanyTakesBribe : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.IsTradeTaking)
            .Match(() => law, l => l.InForce("competition-law"));

        Then()
            .Yield(_ => new Violation(Provisions.CompanyBribery, finding));
    }
}
