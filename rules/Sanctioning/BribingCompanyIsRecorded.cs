namespace Qingyi.Rules.Sanctioning;

[Name("不良记录 商业贿赂不良记录")]
[Article("国卫法制发〔2013〕50号")]
[Editions("2026.1", "2026.2")]
public sealed class BribingCompanyIsRecorded : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => law, l => l.InForce("bad-record"))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsTradeBribery);

        Then()
            .Yield(_ => Propose.Ban(
                Mode.Must,
                IndustryBanKind.BadRecord,
                law["bad-record/years"],
                "国卫法制发〔2013〕50号（本省范围；五年内二次的扩大到全国）"));
    }
}
