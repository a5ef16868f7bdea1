namespace Qingyi.Rules.Grading;

[Name("裁量档次“一般”")]
[Article("裁量基准（一般档）")]
[Editions("2026.1", "2026.2")]
public sealed class AmountIsUsual : Rule
{
    public override void Define()
    {
        SideTally tally = null!;
        BenchmarkRow row = null!;

        When()
            .Match(() => tally)
            .Match(() => row,
                r => r.Side == tally.Side,
                r => r.Grade == Grade.Usual,
                r => tally.Amount >= r.From,
                r => tally.Amount < r.Below);

        Then()
            .Yield(_ => new AmountGrade(row));
    }
}
