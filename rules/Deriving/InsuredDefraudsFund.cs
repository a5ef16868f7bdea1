namespace Qingyi.Rules.Deriving;

[Name("条例-41 参保人骗取医保基金")]
[Article("医疗保障基金使用监督管理条例 41(2)")]
[Editions("2026.1", "2026.2")]
public sealed class InsuredDefraudsFund : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Insured)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceFraud)
            .Match(() => law, l => l.InForce("fund-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.InsuredFraud, finding));
    }
}
