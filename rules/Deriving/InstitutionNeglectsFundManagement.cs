namespace Qingyi.Rules.Deriving;

[Name("条例-39 定点机构医保管理违规")]
[Article("医疗保障基金使用监督管理条例 39")]
[Editions("2026.1", "2026.2")]
public sealed class InstitutionNeglectsFundManagement : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceManagement)
            .Match(() => law, l => l.InForce("fund-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.FundManagement, finding));
    }
}
