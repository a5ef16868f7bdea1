namespace Qingyi.Rules.Sanctioning;

[Name("社会保险法-87-88 处骗取金额二倍以上五倍以下罚款")]
[Article("社会保险法 87、88")]
[Editions("2026.2")]
public sealed class SocialInsuranceFraudIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsSocialInsuranceFraud);

        Then()
            .Yield(_ => Propose.InsuranceFine(
                charge.Amount,
                law["social-insurance/fraud-min-multiple"],
                law["social-insurance/fraud-max-multiple"],
                law["social-insurance/fraud-min-multiple"],
                law["social-insurance/fraud-max-multiple"],
                graded.Net,
                Scale.Of(law),
                charge.Basis));
    }
}
