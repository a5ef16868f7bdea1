namespace Qingyi.Rules.Sanctioning;

[Name("医保支付资格 达到暂停分值")]
[Article("医保发〔2024〕23号")]
[Editions("2026.1", "2026.2")]
public sealed class NinePointsSuspendPayQualification : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfAct law = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => law, l => l.InForce("pay-qualification"))
            .Match(() => finding,
                f => f.Proven,
                f => f.Points >= law["pay-qualification/suspend-points"],
                f => f.Points < law["pay-qualification/terminate-points"]);

        Then()
            .Yield(_ => Propose.Range(
                InsuranceKind.SuspendPayQualification,
                Mode.Must,
                law["pay-qualification/suspend-min-months"],
                law["pay-qualification/suspend-max-months"],
                "医保发〔2024〕23号"));
    }
}
