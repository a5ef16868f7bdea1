namespace Qingyi.Rules.Measures;

[Name("移送审查-164 企业对非国家工作人员行贿")]
[Article("刑法 164")]
[Editions("2026.1", "2026.2")]
public sealed class CompanyBribeReachesLine : Rule
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
            .Yield(_ => Propose.Transfer(TransferTo.Police, Mode.Must, TransferStrength.Review, now.Article("procedure/transfer") + "；刑法 164"));
    }
}
