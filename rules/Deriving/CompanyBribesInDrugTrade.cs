namespace Qingyi.Rules.Deriving;

/// <summary>The special law, where the request states that the trade was in drugs.</summary>
[Name("药品管理法-141-1 企业在药品购销中给予回扣")]
[Article("药品管理法 141(1)")]
[Editions("2026.1", "2026.2")]
public sealed class CompanyBribesInDrugTrade : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.CompanyBribery, f => f.IsDrugTrade)
            .Match(() => law, l => l.InForce("drug-law"));

        Then()
            .Yield(_ => new Violation(Provisions.DrugTradeBribery, finding));
    }
}
