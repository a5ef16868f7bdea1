namespace Qingyi.Rules.Deriving;

[Name("从轻-M3 如实交代未掌握的事实")]
[Article("行政处罚法 32(3)")]
[Editions("2026.1", "2026.2")]
public sealed class ConfessionMitigates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Confessed));

        Then()
            .Yield(_ => new Factor("confessed", law["discretion/weight-confessed"], "行政处罚法 32(3)"));
    }
}
