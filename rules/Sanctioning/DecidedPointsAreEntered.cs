namespace Qingyi.Rules.Sanctioning;

[Name("医保支付资格 记分")]
[Article("医保发〔2024〕23号")]
[Editions("2026.1", "2026.2")]
public sealed class DecidedPointsAreEntered : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfAct law = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => law, l => l.InForce("pay-qualification"))
            .Match(() => finding, f => f.Proven, f => f.Points != null);

        Then()
            .Yield(_ => Propose.Points(finding.Points, "医保发〔2024〕23号"));
    }
}
