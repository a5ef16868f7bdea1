namespace Qingyi.Rules.Deriving;

[Name("从重-A10 社会影响恶劣")]
[Article("裁量规则 A10")]
[Editions("2026.1", "2026.2")]
public sealed class PublicityAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.WidePublicity));

        Then()
            .Yield(_ => new Factor("publicity", law["discretion/weight-publicity"], "社会影响恶劣"));
    }
}
