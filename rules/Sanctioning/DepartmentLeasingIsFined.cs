namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-100 处违法所得倍数罚款")]
[Article("基本医疗卫生与健康促进法 100")]
[Editions("2026.1", "2026.2")]
public sealed class DepartmentLeasingIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.DepartmentLeasing);

        Then()
            .Yield(_ => Propose.MultipleFine(
                charge.Amount,
                law["health-law/leasing-min-multiple"],
                law["health-law/leasing-max-multiple"],
                law["health-law/leasing-base"],
                graded.Net,
                Scale.Of(law),
                charge.Basis));
    }
}
