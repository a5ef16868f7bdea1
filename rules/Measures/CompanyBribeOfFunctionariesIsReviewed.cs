namespace Qingyi.Rules.Measures;

[Name("移送审查-393 企业单位行贿")]
[Article("刑法 393")]
[Editions("2026.1", "2026.2")]
public sealed class CompanyBribeOfFunctionariesIsReviewed : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => charge, c => c.IsTradeBribery, c => c.Amount >= now["transfer-lines/giving-unit"]);

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.Supervision,
                Mode.Must,
                TransferStrength.Review,
                now.Article("procedure/transfer") + "；刑法 393（受贿人为国家工作人员的）"));
    }
}
