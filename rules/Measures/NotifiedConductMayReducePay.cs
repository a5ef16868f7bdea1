namespace Qingyi.Rules.Measures;

[Name("人事-核减绩效")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class NotifiedConductMayReducePay : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.ReducedPay, Mode.May, "医疗机构绩效管理规定（由本单位决定）"));
    }
}
