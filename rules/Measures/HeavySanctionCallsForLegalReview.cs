namespace Qingyi.Rules.Measures;

[Name("程序-法制审核 直接关系重大权益")]
[Article("行政处罚法 58(1)(2)")]
[Editions("2026.1")]
public sealed class HeavySanctionCallsForLegalReview : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => now)
            .Match(() => matter)
            .Match(() => outcome, o => (o.Has(SanctionKind.Suspension) || o.Has(SanctionKind.Revocation) || o.Has(SanctionKind.PracticeBan) || o.Has(SanctionKind.LicenceSuspension) || o.Has(SanctionKind.LicenceRevocation) || o.HasInsurance(InsuranceKind.SuspendDepartment)) || (o.Fine >= now["procedure/hearing-fine-person"] && matter.IsPerson || o.Fine >= now["procedure/hearing-fine-unit"]));

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.LegalReview));
    }
}
