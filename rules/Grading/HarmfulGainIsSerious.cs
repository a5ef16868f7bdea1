namespace Qingyi.Rules.Grading;

[Name("情节严重 收受财物并造成不良后果")]
[Article("裁量规则 P5")]
[Editions("2026.1", "2026.2")]
public sealed class HarmfulGainIsSerious : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        SideTally tally = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsImproperGain, f => f.Harm)
            .Match(() => tally);

        Then()
            .Yield(_ => new GradeFloor(Grade.Serious));
    }
}
