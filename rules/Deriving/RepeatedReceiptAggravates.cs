namespace Qingyi.Rules.Deriving;

[Name("从重-A2 多次或者涉及多人")]
[Article("裁量规则 A2")]
[Editions("2026.1", "2026.2")]
public sealed class RepeatedReceiptAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter,
                m => m.Times >= law["discretion/repeat-count"] || m.Persons >= law["discretion/repeat-count"] || m.Has(Circumstance.Repeated) || m.Has(Circumstance.ManyPersons));

        Then()
            .Yield(_ => new Factor("repeated", law["discretion/weight-repeated"], "多次或者涉及多人"));
    }
}
