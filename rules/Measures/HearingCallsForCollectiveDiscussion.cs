namespace Qingyi.Rules.Measures;

[Name("程序-集体讨论 较重的行政处罚")]
[Article("行政处罚法 57(2)")]
[Editions("2026.1", "2026.2")]
public sealed class HearingCallsForCollectiveDiscussion : Rule
{
    public override void Define()
    {
        ProcedureStep step = null!;

        When()
            .Match(() => step, s => s.Kind == ProcedureStepKind.Hearing);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.CollectiveDiscussion));
    }
}
