namespace Qingyi.Rules.Deriving;

[Name("从轻-M5 受胁迫或者诱骗")]
[Article("行政处罚法 32(2)")]
[Editions("2026.1", "2026.2")]
public sealed class CoercionMitigates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Coerced));

        Then()
            .Yield(_ => new Factor("coerced", law["discretion/weight-coerced"], "行政处罚法 32(2)"));
    }
}
