namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 医药代表违规拜访没有处罚条文")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class RepVisitHasNoPenalty : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.RepVisitViolation);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "违规拜访没有处罚条文，由医疗机构驱离、登记并上报；查实输送回扣的，请按“商业贿赂（给付方）”认定",
                "国卫医发〔2021〕37号"));
    }
}
