namespace Qingyi.Rules.Sanctioning;

[Name("医师法-56 情节严重的暂停执业活动")]
[Article("医师法 56")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousConductSuspendsPractice : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Serious, g => g.Suspends)
            .Match(() => charge, c => c.IsUnderArticle56);

        Then()
            .Yield(_ => Propose.Suspension(
                law["physicians-act/suspension-min-months"],
                law["physicians-act/suspension-max-months"],
                graded,
                charge.Basis + "（情节严重）"));
    }
}
