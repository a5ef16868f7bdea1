namespace Qingyi.Rules.Grading;

[Name("情节严重 无数额的行为造成患者损害")]
[Article("裁量规则")]
[Editions("2026.1", "2026.2")]
public sealed class HarmfulOffenceIsSerious : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Has(Circumstance.HarmToPatient))
            .Match(() => charge, c => c.HasNoAmountTable);

        Then()
            .Yield(_ => new GradeFloor(Grade.Serious));
    }
}
