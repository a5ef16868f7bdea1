namespace Qingyi.Rules.Sanctioning;

[Name("医师法-59 责令停止或者改正")]
[Article("医师法 59")]
[Editions("2026.1", "2026.2")]
public sealed class UnlicensedPersonIsStopped : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.Provision == Provisions.UnlicensedPhysician);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.OrderToCorrect, Mode.Must, charge.Basis));
    }
}
