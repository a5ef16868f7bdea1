namespace Qingyi.Rules.Sanctioning;

[Name("执业医师法-37-10 警告")]
[Article("执业医师法 37(10)")]
[Editions("2026.1", "2026.2")]
public sealed class FormerActWarns : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient, g => !g.Suspends, g => !g.Revokes)
            .Match(() => charge, c => c.Provision == Provisions.FormerImproperGain);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Warning, Mode.May, charge.Basis + "（警告或者暂停执业，本档建议警告）"));
    }
}
