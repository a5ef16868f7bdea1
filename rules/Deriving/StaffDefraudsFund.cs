namespace Qingyi.Rules.Deriving;

[Name("条例-40 医务人员参与欺诈骗保")]
[Article("医疗保障基金使用监督管理条例 40")]
[Editions("2026.1", "2026.2")]
public sealed class StaffDefraudsFund : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceFraud)
            .Match(() => law, l => l.InForce("fund-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.FundFraud, finding));
    }
}
