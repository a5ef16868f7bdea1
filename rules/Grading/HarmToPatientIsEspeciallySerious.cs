namespace Qingyi.Rules.Grading;

[Name("情节特别严重 收受财物并造成患者损害")]
[Article("裁量规则 P6")]
[Editions("2026.1", "2026.2")]
public sealed class HarmToPatientIsEspeciallySerious : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => matter, m => m.Has(Circumstance.HarmToPatient))
            .Match(() => tally);

        Then()
            .Yield(_ => new GradeFloor(Grade.EspeciallySerious));
    }
}
