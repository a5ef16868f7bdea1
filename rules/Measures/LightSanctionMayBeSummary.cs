namespace Qingyi.Rules.Measures;

[Name("程序-简易程序")]
[Article("行政处罚法 51")]
[Editions("2026.1", "2026.2")]
public sealed class LightSanctionMayBeSummary : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.IsPerson)
            .Match(() => outcome,
                o => o.OnlyLight,
                o => o.Fine <= now["procedure/summary-fine-person"],
                o => o.Grade < Grade.Heavy);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.Summary));
    }
}
