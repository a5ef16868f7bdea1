namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-99-1 处违法所得倍数罚款")]
[Article("基本医疗卫生与健康促进法 99(1)")]
[Editions("2026.1", "2026.2")]
public sealed class UnlicensedInstitutionIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.UnlicensedInstitution);

        Then()
            .Yield(_ => Propose.MultipleFine(
                charge.Amount,
                law["health-law/unlicensed-min-multiple"],
                law["health-law/unlicensed-max-multiple"],
                law["health-law/unlicensed-base"],
                graded.Net,
                Scale.Of(law),
                charge.Basis));
    }
}
