namespace Qingyi.Rules.Measures;

[Name("程序-集体讨论 情节严重")]
[Article("行政处罚法 57(2)")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousConductCallsForCollectiveDiscussion : Rule
{
    public override void Define()
    {
        Outcome outcome = null!;

        When()
            .Match(() => outcome, o => o.Any, o => o.Grade >= Grade.Serious);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.CollectiveDiscussion));
    }
}
