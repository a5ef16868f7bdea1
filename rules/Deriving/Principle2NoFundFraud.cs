namespace Qingyi.Rules.Deriving;

[Name("九项准则-2 严守诚信原则，不参与欺诈骗保")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle2NoFundFraud : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceFraud)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(2, "严守诚信原则，不参与欺诈骗保", finding.Conduct));
    }
}
