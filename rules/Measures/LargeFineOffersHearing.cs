namespace Qingyi.Rules.Measures;

[Name("程序-听证 较大数额罚款")]
[Article("行政处罚法 63(1)")]
[Editions("2026.1", "2026.2")]
public sealed class LargeFineOffersHearing : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.IsPerson)
            .Match(() => outcome, o => o.Fine >= now["procedure/hearing-fine-person"]);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.Hearing));
    }
}
