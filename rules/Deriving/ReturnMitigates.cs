namespace Qingyi.Rules.Deriving;

/// <summary>Money handed in late is the same money: it mitigates once.</summary>
[Name("从轻-M2 决定前全部退还")]
[Article("裁量规则 M2")]
[Editions("2026.1", "2026.2")]
public sealed class ReturnMitigates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Returned), m => !m.Has(Circumstance.SurrenderedLate));

        Then()
            .Yield(_ => new Factor("returned", law["discretion/weight-returned"], "决定前全部退还"));
    }
}
