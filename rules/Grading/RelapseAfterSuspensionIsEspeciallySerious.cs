namespace Qingyi.Rules.Grading;

[Name("情节特别严重 暂停执业后再犯")]
[Article("裁量规则 P6")]
[Editions("2026.1", "2026.2")]
public sealed class RelapseAfterSuspensionIsEspeciallySerious : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => matter, m => m.RelapsedAfterSuspension)
            .Match(() => tally);

        Then()
            .Yield(_ => new GradeFloor(Grade.EspeciallySerious));
    }
}
