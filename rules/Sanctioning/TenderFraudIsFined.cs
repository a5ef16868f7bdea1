namespace Qingyi.Rules.Sanctioning;

/// <summary>The amount of the finding is that of the project.</summary>
[Name("基本医疗法-103 处采购项目金额千分之五以上千分之十以下罚款")]
[Article("基本医疗卫生与健康促进法 103")]
[Editions("2026.2")]
public sealed class TenderFraudIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.TenderFraud);

        Then()
            .Yield(_ => Propose.MultipleFine(
                charge.Amount,
                law["health-law-tenders/min-share"],
                law["health-law-tenders/max-share"],
                law["health-law-tenders/base"],
                graded.Net,
                Scale.Of(law),
                charge.Basis + "（以采购项目金额计）"));
    }
}
