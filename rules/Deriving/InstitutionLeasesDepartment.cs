namespace Qingyi.Rules.Deriving;

[Name("基本医疗法-100 医疗机构出租、承包科室")]
[Article("基本医疗卫生与健康促进法 100")]
[Editions("2026.1", "2026.2")]
public sealed class InstitutionLeasesDepartment : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.DepartmentLeasing)
            .Match(() => law, l => l.InForce("health-law"));

        Then()
            .Yield(_ => new Violation(Provisions.DepartmentLeasing, finding));
    }
}
