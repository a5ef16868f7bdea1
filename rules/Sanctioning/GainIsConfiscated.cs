namespace Qingyi.Rules.Sanctioning;

[Name("医师法-56 没收违法所得")]
[Article("医师法 56")]
[Editions("2026.1", "2026.2")]
public sealed class GainIsConfiscated : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => !m.MoneyGoesBack)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsUnderArticle56, c => c.HasGain, c => !c.Includes(Conduct.OverTreatment));

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, charge.Amount, charge.Basis));
    }
}
