namespace Qingyi.Rules.Deriving;

[Name("九项准则-8 共建和谐关系，不收受患方“红包”")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle8NoRedEnvelope : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.RedEnvelope)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(
                8,
                "共建和谐关系，不收受患方“红包”",
                finding.Conduct,
                "红包：诊疗活动中收受患者及其亲友的礼品、礼金、消费卡和有价证券、股权、其他金融产品等财物，以及其安排、组织或者支付费用的宴请或者旅游、健身、娱乐等活动安排"));
    }
}
