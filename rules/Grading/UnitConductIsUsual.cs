namespace Qingyi.Rules.Grading;

[Name("裁量档次 单位和参保人的违法行为按一般档")]
[Article("裁量规则")]
[Editions("2026.1", "2026.2")]
public sealed class UnitConductIsUsual : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => !m.IsStaff)
            .Match(() => charge);

        Then()
            .Yield(_ => new GradeFloor(Grade.Usual));
    }
}
