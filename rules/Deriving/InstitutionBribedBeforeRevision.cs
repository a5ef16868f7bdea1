namespace Qingyi.Rules.Deriving;

[Name("反不正当竞争法-19 医疗机构给予贿赂（2019年修正）")]
[Article("反不正当竞争法 19")]
[Editions("2026.2")]
public sealed class InstitutionBribedBeforeRevision : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.CompanyBribery, f => !f.IsDrugTrade)
            .Match(() => law, l => l.InForce("former-competition-law"));

        Then()
            .Yield(_ => new Violation(Provisions.FormerCompanyBribery, finding));
    }
}
