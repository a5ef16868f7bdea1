namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 2025年修订前没有处罚收受方机构的条文")]
[Article("反不正当竞争法 19")]
[Editions("2026.2")]
public sealed class TradeTakingWasNotTheInstitutions : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.IsTradeTaking)
            .Match(() => law, l => !l.InForce("competition-law"));

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "行为时的反不正当竞争法只处罚给付贿赂的经营者，没有处罚收受方机构的条文",
                "反不正当竞争法 19"));
    }
}
