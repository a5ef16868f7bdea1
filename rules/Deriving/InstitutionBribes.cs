namespace Qingyi.Rules.Deriving;

[Name("反不正当竞争法-24-1 医疗机构给予贿赂")]
[Article("反不正当竞争法 24(1)")]
[Editions("2026.2")]
public sealed class InstitutionBribes : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.CompanyBribery, f => !f.IsDrugTrade)
            .Match(() => law, l => l.InForce("competition-law"));

        Then()
            .Yield(_ => new Violation(Provisions.CompanyBribery, finding));
    }
}
