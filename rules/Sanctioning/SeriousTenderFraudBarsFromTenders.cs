namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-103 情节严重的取消投标资格")]
[Article("基本医疗卫生与健康促进法 103")]
[Editions("2026.2")]
public sealed class SeriousTenderFraudBarsFromTenders : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.TenderFraud);

        Then()
            .Yield(_ => Propose.Months(
                SanctionKind.PracticeBan,
                Mode.Must,
                law["health-law-tenders/ban-min-months"],
                law["health-law-tenders/ban-max-months"],
                charge.Basis + "（情节严重，取消参加药品采购投标的资格并公告）"));
    }
}
