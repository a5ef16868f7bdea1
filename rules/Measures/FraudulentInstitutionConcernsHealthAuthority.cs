namespace Qingyi.Rules.Measures;

[Name("移送审查-卫健 骗保机构有执业资格的人员")]
[Article("医疗保障基金使用监督管理条例 40")]
[Editions("2026.1", "2026.2")]
public sealed class FraudulentInstitutionConcernsHealthAuthority : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.FundFraud);

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.HealthAuthority,
                Mode.May,
                TransferStrength.Review,
                "医疗保障基金使用监督管理条例 40（有执业资格的，由主管部门依法吊销）"));
    }
}
