namespace Qingyi.Rules.Sanctioning;

[Name("条例-38 处损失金额一倍以上二倍以下罚款")]
[Article("医疗保障基金使用监督管理条例 38")]
[Editions("2026.1", "2026.2")]
public sealed class FundMisuseIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.FundMisuse, c => c.HasGain);

        Then()
            .Yield(_ => Propose.InsuranceFine(
                charge.Amount,
                law["fund-regulation/misuse-min-multiple"],
                law["fund-regulation/misuse-max-multiple"],
                law["fund-regulation/misuse-min-multiple"],
                law["fund-regulation/misuse-max-multiple"],
                graded.Net,
                Scale.Of(law),
                charge.Basis));
    }
}
