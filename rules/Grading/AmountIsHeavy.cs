namespace Qingyi.Rules.Grading;

[Name("裁量档次“从重”")]
[Article("裁量基准（从重档）")]
[Editions("2026.1", "2026.2")]
public sealed class AmountIsHeavy : Rule
{
    public override void Define()
    {
        SideTally tally = null!;
        BenchmarkRow row = null!;

        When()
            .Match(() => tally)
            .Match(() => row,
                r => r.Side == tally.Side,
                r => r.Grade == Grade.Heavy,
                r => tally.Amount >= r.From,
                r => tally.Amount < r.Below);

        Then()
            .Yield(_ => new AmountGrade(row));
    }
}
