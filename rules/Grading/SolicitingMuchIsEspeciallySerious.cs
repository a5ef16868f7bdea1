namespace Qingyi.Rules.Grading;

[Name("情节特别严重 索要数额较大")]
[Article("裁量规则 P6")]
[Editions("2026.1", "2026.2")]
public sealed class SolicitingMuchIsEspeciallySerious : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Solicited))
            .Match(() => tally, t => t.Amount >= law["discretion/solicited-from"]);

        Then()
            .Yield(_ => new GradeFloor(Grade.EspeciallySerious));
    }
}
