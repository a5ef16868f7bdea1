namespace Qingyi.Rules.Grading;

[Name("情节严重 骗保数额较大")]
[Article("裁量规则 3.7")]
[Editions("2026.1", "2026.2")]
public sealed class LargeFraudIsSerious : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => !m.IsStaff)
            .Match(() => charge, c => c.IsFraud, c => c.Amount >= law["discretion/fraud-terminate-from"]);

        Then()
            .Yield(_ => new GradeFloor(Grade.Serious));
    }
}
