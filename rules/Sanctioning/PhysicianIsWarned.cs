namespace Qingyi.Rules.Sanctioning;

[Name("医师法-56 警告")]
[Article("医师法 56")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianIsWarned : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsUnderArticle56);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Warning, Mode.Must, charge.Basis));
    }
}
