namespace Qingyi.Rules.Sanctioning;

[Name("执业医师法-37-10 情节严重的吊销执业证书")]
[Article("执业医师法 37(10)")]
[Editions("2026.1", "2026.2")]
public sealed class FormerActRevokes : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient, g => g.Revokes)
            .Match(() => charge, c => c.Provision == Provisions.FormerImproperGain);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Revocation, Mode.May, charge.Basis + "（情节严重）"));
    }
}
