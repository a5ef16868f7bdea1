namespace Qingyi.Rules.Sanctioning;

[Name("护士条例-31 责令改正并警告")]
[Article("护士条例 31")]
[Editions("2026.1", "2026.2")]
public sealed class NurseIsWarned : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.NursePrivacyLeak);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Warning, Mode.Must, charge.Basis));
    }
}
