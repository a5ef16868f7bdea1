namespace Qingyi.Rules.Sanctioning;

[Name("条例-40 骗保的暂停相关责任部门")]
[Article("医疗保障基金使用监督管理条例 40")]
[Editions("2026.1", "2026.2")]
public sealed class FraudSuspendsDepartment : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.FundFraud);

        Then()
            .Yield(_ => Propose.Months(
                InsuranceKind.SuspendDepartment,
                Mode.Must,
                law["fund-regulation/department-min-months"],
                law["fund-regulation/department-max-months"],
                graded.Aggravating,
                charge.Basis + "（限相关责任部门）"));
    }
}
