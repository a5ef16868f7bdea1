namespace Qingyi.Rules.Sanctioning;

[Name("执业医师法-37-10 暂停执业活动")]
[Article("执业医师法 37(10)")]
[Editions("2026.1", "2026.2")]
public sealed class FormerActSuspends : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient, g => g.Suspends)
            .Match(() => charge, c => c.Provision == Provisions.FormerImproperGain);

        Then()
            .Yield(_ => Propose.Suspension(
                law["former-physicians-act/suspension-min-months"],
                law["former-physicians-act/suspension-max-months"],
                graded,
                charge.Basis + "（警告或者暂停执业，本档建议暂停）"));
    }
}
