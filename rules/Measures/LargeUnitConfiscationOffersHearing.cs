namespace Qingyi.Rules.Measures;

[Name("程序-听证 没收单位较大数额违法所得")]
[Article("行政处罚法 63(2)")]
[Editions("2026.1", "2026.2")]
public sealed class LargeUnitConfiscationOffersHearing : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => !m.IsPerson)
            .Match(() => outcome, o => o.Confiscation >= now["procedure/hearing-confiscation-unit"]);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.Hearing));
    }
}
