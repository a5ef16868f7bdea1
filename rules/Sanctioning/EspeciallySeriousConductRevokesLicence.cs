namespace Qingyi.Rules.Sanctioning;

[Name("医师法-56 情节特别严重的吊销执业证书")]
[Article("医师法 56")]
[Editions("2026.1", "2026.2")]
public sealed class EspeciallySeriousConductRevokesLicence : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Serious, g => g.Revokes)
            .Match(() => charge, c => c.IsUnderArticle56);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Revocation, Mode.May, charge.Basis + "（情节严重，直至吊销）"));
    }
}
