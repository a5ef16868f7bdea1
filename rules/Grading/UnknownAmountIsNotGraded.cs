namespace Qingyi.Rules.Grading;

/// <summary>The statute applies without an amount; where in its range is left to the panel.</summary>
[Name("裁量档次 金额未查明的，不作档次推定")]
[Article("裁量规则")]
[Editions("2026.1", "2026.2")]
public sealed class UnknownAmountIsNotGraded : Rule
{
    public override void Define()
    {
        SideTally tally = null!;

        When()
            .Match(() => tally, t => t.IsUnknown);

        Then()
            .Yield(_ => new GradeFloor(Grade.Lenient));
    }
}
