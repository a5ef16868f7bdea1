namespace Qingyi.Rules.Sanctioning;

[Name("医保支付资格 达到终止分值")]
[Article("医保发〔2024〕23号")]
[Editions("2026.1", "2026.2")]
public sealed class TwelvePointsTerminatePayQualification : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfAct law = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => law, l => l.InForce("pay-qualification"))
            .Match(() => finding, f => f.Proven, f => f.Points >= law["pay-qualification/terminate-points"]);

        Then()
            .Yield(_ => Propose.Range(
                InsuranceKind.TerminatePayQualification,
                Mode.Must,
                law["pay-qualification/terminate-min-months"],
                law["pay-qualification/terminate-max-months"],
                "医保发〔2024〕23号（累计满分一年，一次满分三年）"));
    }
}
