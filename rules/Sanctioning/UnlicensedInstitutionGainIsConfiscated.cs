namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-99-1 没收违法所得")]
[Article("基本医疗卫生与健康促进法 99(1)")]
[Editions("2026.1", "2026.2")]
public sealed class UnlicensedInstitutionGainIsConfiscated : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.UnlicensedInstitution, c => c.HasGain);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, charge.Amount, charge.Basis));
    }
}
