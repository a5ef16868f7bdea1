namespace Qingyi.Rules.Measures;

[Name("人事-用量异常核减绩效")]
[Article("国卫医发〔2021〕37号；集中整治方案")]
[Editions("2026.1", "2026.2")]
public sealed class DrugUseOutlierMayReducePay : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.Includes(Conduct.DrugUseOutlier));

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.ReducedPay, Mode.May, "用量排名靠前且无正当理由的，由医疗机构根据行为性质决定"));
    }
}
