namespace Qingyi.Rules.Sanctioning;

[Name("医师法-59 没收违法所得")]
[Article("医师法 59")]
[Editions("2026.1", "2026.2")]
public sealed class UnlicensedPersonGainIsConfiscated : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.UnlicensedPhysician, c => c.HasGain);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, charge.Amount, charge.Basis));
    }
}
