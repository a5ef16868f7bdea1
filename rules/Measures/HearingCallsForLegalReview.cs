namespace Qingyi.Rules.Measures;

[Name("程序-法制审核 经过听证程序")]
[Article("行政处罚法 58(1)(2)")]
[Editions("2026.1", "2026.2")]
public sealed class HearingCallsForLegalReview : Rule
{
    public override void Define()
    {
        ProcedureStep step = null!;

        When()
            .Match(() => step, s => s.Kind == ProcedureStepKind.Hearing);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.LegalReview));
    }
}
