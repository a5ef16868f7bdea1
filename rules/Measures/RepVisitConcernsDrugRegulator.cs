namespace Qingyi.Rules.Measures;

[Name("移送审查-药监 医药代表违规活动")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class RepVisitConcernsDrugRegulator : Rule
{
    public override void Define()
    {
        Matter matter = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company, m => m.Found(Conduct.RepVisitViolation));

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.DrugRegulator, Mode.May, TransferStrength.Review, "医药代表违规活动由医疗机构上报，抄告药品监督管理部门"));
    }
}
