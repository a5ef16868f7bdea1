namespace Qingyi.Rules.Grading;

[Name("裁量档次“情节特别严重”")]
[Article("裁量基准（情节特别严重档）")]
[Editions("2026.1", "2026.2")]
public sealed class AmountIsEspeciallySerious : Rule
{
    public override void Define()
    {
        SideTally tally = null!;
        BenchmarkRow row = null!;

        When()
            .Match(() => tally)
            .Match(() => row,
                r => r.Side == tally.Side,
                r => r.Grade == Grade.EspeciallySerious,
                r => tally.Amount >= r.From,
                r => tally.Amount < r.Below);

        Then()
            .Yield(_ => new AmountGrade(row));
    }
}
