namespace Qingyi.Rules.Grading;

[Name("情节严重 金额达到起点且有多项从重情节")]
[Article("裁量规则 P5")]
[Editions("2026.1", "2026.2")]
public sealed class TwoFactsAreSerious : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        SideTally tally = null!;
        Weights weights = null!;

        When()
            .Match(() => law)
            .Match(() => tally, t => t.Amount >= law["discretion/serious-from"])
            .Match(() => weights, w => w.Net >= law["discretion/serious-facts"]);

        Then()
            .Yield(_ => new GradeFloor(Grade.Serious));
    }
}
