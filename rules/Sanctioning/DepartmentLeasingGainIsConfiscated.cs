namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-100 没收违法所得")]
[Article("基本医疗卫生与健康促进法 100")]
[Editions("2026.1", "2026.2")]
public sealed class DepartmentLeasingGainIsConfiscated : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.DepartmentLeasing, c => c.HasGain);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, charge.Amount, charge.Basis));
    }
}
