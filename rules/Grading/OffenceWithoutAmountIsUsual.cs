namespace Qingyi.Rules.Grading;

[Name("裁量档次 无数额的行为按一般档")]
[Article("裁量规则")]
[Editions("2026.1", "2026.2")]
public sealed class OffenceWithoutAmountIsUsual : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => charge, c => c.HasNoAmountTable || c.Provision == Provisions.FundFraud);

        Then()
            .Yield(_ => new GradeFloor(Grade.Usual));
    }
}
