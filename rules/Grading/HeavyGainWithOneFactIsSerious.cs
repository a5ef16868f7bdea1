namespace Qingyi.Rules.Grading;

[Name("情节严重 从重档另有从重情节")]
[Article("裁量规则 P4")]
[Editions("2026.1", "2026.2")]
public sealed class HeavyGainWithOneFactIsSerious : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        AmountGrade amount = null!;
        Weights weights = null!;

        When()
            .Match(() => law)
            .Match(() => amount, a => a.Grade == Grade.Heavy)
            .Match(() => weights, w => w.Net >= law["discretion/heavy-serious-facts"]);

        Then()
            .Yield(_ => new GradeFloor(Grade.Serious));
    }
}
