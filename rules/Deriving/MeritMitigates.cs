namespace Qingyi.Rules.Deriving;

[Name("从轻-M4 有立功表现")]
[Article("行政处罚法 32(4)")]
[Editions("2026.1", "2026.2")]
public sealed class MeritMitigates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Meritorious));

        Then()
            .Yield(_ => new Factor("meritorious", law["discretion/weight-meritorious"], "行政处罚法 32(4)"));
    }
}
