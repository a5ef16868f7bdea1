namespace Qingyi.Rules.Measures;

[Name("程序-集体讨论 情节复杂或者重大")]
[Article("行政处罚法 57(2)")]
[Editions("2026.1")]
public sealed class HeavySanctionCallsForCollectiveDiscussion : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => now)
            .Match(() => matter)
            .Match(() => outcome, o => o.Grade >= Grade.Serious || (o.Has(SanctionKind.Suspension) || o.Has(SanctionKind.Revocation) || o.Has(SanctionKind.PracticeBan) || o.Has(SanctionKind.LicenceSuspension) || o.Has(SanctionKind.LicenceRevocation) || o.HasInsurance(InsuranceKind.SuspendDepartment)) || (o.Fine >= now["procedure/hearing-fine-person"] && matter.IsPerson || o.Fine >= now["procedure/hearing-fine-unit"]));

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.CollectiveDiscussion));
    }
}
