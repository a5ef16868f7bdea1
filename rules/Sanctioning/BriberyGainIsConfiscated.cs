namespace Qingyi.Rules.Sanctioning;

/// <summary>The amount of the finding is what was given, not what the company earned by it.</summary>
[Name("商业贿赂 没收违法所得")]
[Article("反不正当竞争法 19、24(1)；药品管理法 141(1)")]
[Editions("2026.1", "2026.2")]
public sealed class BriberyGainIsConfiscated : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsTradeBribery);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, null, charge.Basis + "（违法所得以查明数额为准）"));
    }
}
