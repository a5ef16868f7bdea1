namespace Qingyi.Rules.Sanctioning;

[Name("不良记录 五年内二次的全国范围")]
[Article("国卫法制发〔2013〕50号")]
[Editions("2026.2")]
public sealed class RepeatedBriberyIsRecordedNationwide : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law, l => l.InForce("bad-record"))
            .Match(() => matter, m => m.Kind == SubjectKind.Company, m => m.PunishedBefore(law["bad-record/repeat-within-years"]))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsTradeBribery);

        Then()
            .Yield(_ => Propose.Ban(
                Mode.Must,
                IndustryBanKind.BadRecord,
                law["bad-record/years"],
                "国卫法制发〔2013〕50号（五年内二次，全国范围）"));
    }
}
