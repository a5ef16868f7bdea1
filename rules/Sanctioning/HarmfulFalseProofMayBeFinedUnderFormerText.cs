namespace Qingyi.Rules.Sanctioning;

[Name("管理条例-49 造成危害后果的可以处一千元以下罚款（2016年修订）")]
[Article("医疗机构管理条例 49")]
[Editions("2026.2")]
public sealed class HarmfulFalseProofMayBeFinedUnderFormerText : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Kind == SubjectKind.Institution, m => m.Harmful)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.FormerFalseProof);

        Then()
            .Yield(_ => Propose.PermittedFine(
                law["former-clinic-regulation/proof-fine-min"],
                law["former-clinic-regulation/proof-fine-max"],
                graded.Net,
                Scale.Of(law),
                charge.Basis + "（造成危害后果）"));
    }
}
