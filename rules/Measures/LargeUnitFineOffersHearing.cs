namespace Qingyi.Rules.Measures;

[Name("程序-听证 单位较大数额罚款")]
[Article("行政处罚法 63(1)")]
[Editions("2026.1", "2026.2")]
public sealed class LargeUnitFineOffersHearing : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => !m.IsPerson)
            .Match(() => outcome, o => o.Fine >= now["procedure/hearing-fine-unit"]);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.Hearing));
    }
}
