namespace Qingyi.Rules.Deriving;

[Name("从重-A1 索要、暗示或者刁难")]
[Article("裁量规则 A1")]
[Editions("2026.1", "2026.2")]
public sealed class SolicitationAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Solicited));

        Then()
            .Yield(_ => new Factor("solicited", law["discretion/weight-solicited"], "索要、暗示或者刁难"));
    }
}
