namespace Qingyi.Rules.Deriving;

[Name("条例-38 定点机构违规使用医保基金")]
[Article("医疗保障基金使用监督管理条例 38")]
[Editions("2026.1", "2026.2")]
public sealed class InstitutionMisusesFund : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceViolation)
            .Match(() => law, l => l.InForce("fund-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.FundMisuse, finding));
    }
}
