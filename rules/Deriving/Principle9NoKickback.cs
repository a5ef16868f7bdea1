namespace Qingyi.Rules.Deriving;

[Name("九项准则-9 恪守交往底线，不收受企业回扣")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle9NoKickback : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.Kickback)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(
                9,
                "恪守交往底线，不收受企业回扣",
                finding.Conduct,
                "回扣：收受医疗器械、药品、试剂等生产、经营企业或者人员以各种名义、形式给予的回扣、提成，以及影响医疗行为公正性的宴请、礼品、旅游、学习、考察或者其他休闲社交活动"));
    }
}
