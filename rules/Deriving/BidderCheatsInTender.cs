namespace Qingyi.Rules.Deriving;

[Name("基本医疗法-103 药品采购投标违法")]
[Article("基本医疗卫生与健康促进法 103")]
[Editions("2026.2")]
public sealed class BidderCheatsInTender : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.ProcurementViolation)
            .Match(() => law, l => l.InForce("health-law-tenders"));

        Then()
            .Yield(_ => new Violation(Provisions.TenderFraud, finding));
    }
}
