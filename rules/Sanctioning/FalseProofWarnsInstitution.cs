namespace Qingyi.Rules.Sanctioning;

[Name("管理条例-48 警告")]
[Article("医疗机构管理条例 48")]
[Editions("2026.2")]
public sealed class FalseProofWarnsInstitution : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsFalseProof);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Warning, Mode.Must, charge.Basis));
    }
}
