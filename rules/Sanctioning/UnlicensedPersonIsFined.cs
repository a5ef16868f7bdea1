namespace Qingyi.Rules.Sanctioning;

[Name("医师法-59 处违法所得倍数罚款")]
[Article("医师法 59")]
[Editions("2026.1", "2026.2")]
public sealed class UnlicensedPersonIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.UnlicensedPhysician);

        Then()
            .Yield(_ => Propose.MultipleFine(
                charge.Amount,
                law["physicians-act/unlicensed-min-multiple"],
                law["physicians-act/unlicensed-max-multiple"],
                law["physicians-act/unlicensed-base"],
                graded.Net,
                Scale.Of(law),
                charge.Basis));
    }
}
