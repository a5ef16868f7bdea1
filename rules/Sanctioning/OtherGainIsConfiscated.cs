namespace Qingyi.Rules.Sanctioning;

[Name("医师法-56 退还患者以外的违法所得予以没收")]
[Article("医师法 56")]
[Editions("2026.1", "2026.2")]
public sealed class OtherGainIsConfiscated : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.MoneyGoesBack || m.Found(Conduct.OverTreatment))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsUnderArticle56, c => c.FromOthers > 0);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, charge.FromOthers, charge.Basis));
    }
}
