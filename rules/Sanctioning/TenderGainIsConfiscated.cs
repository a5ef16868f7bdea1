namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-103 没收违法所得")]
[Article("基本医疗卫生与健康促进法 103")]
[Editions("2026.2")]
public sealed class TenderGainIsConfiscated : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.TenderFraud);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, null, charge.Basis + "（违法所得以查明数额为准；中标无效）"));
    }
}
