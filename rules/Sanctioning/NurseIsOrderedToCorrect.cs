namespace Qingyi.Rules.Sanctioning;

[Name("护士条例-31 责令改正")]
[Article("护士条例 31")]
[Editions("2026.1", "2026.2")]
public sealed class NurseIsOrderedToCorrect : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.NursePrivacyLeak);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.OrderToCorrect, Mode.Must, charge.Basis));
    }
}
