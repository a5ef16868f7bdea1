namespace Qingyi.Rules.Sanctioning;

[Name("条例-40-41 骗保罚款从轻档（数额较小、初次并改正）")]
[Article("医疗保障基金使用监督管理条例 40、41")]
[Editions("2026.1", "2026.2")]
public sealed class SmallFirstFraudIsFinedLightly : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => !m.IsStaff, m => m.IsFirstAndCorrected)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsFraud, c => c.Amount <= law["discretion/fraud-light-to"]);

        Then()
            .Yield(_ => Propose.InsuranceFine(
                charge.Amount,
                law["fund-regulation/fraud-min-multiple"],
                law["fund-regulation/fraud-max-multiple"],
                law["discretion/fraud-light-multiple"],
                law["discretion/fraud-light-multiple"] + law["discretion/fraud-band-width"],
                graded.Net,
                Scale.Of(law),
                charge.Basis));
    }
}
