namespace Qingyi.Rules.Grading;

[Name("情节严重 无数额的行为有多项从重情节")]
[Article("裁量规则")]
[Editions("2026.1", "2026.2")]
public sealed class AggravatedOffenceIsSerious : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Charge charge = null!;
        Weights weights = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.IsStaff)
            .Match(() => charge, c => c.HasNoAmountTable || c.Provision == Provisions.FundFraud)
            .Match(() => weights, w => w.Net >= law["discretion/serious-facts"]);

        Then()
            .Yield(_ => new GradeFloor(Grade.Serious));
    }
}
