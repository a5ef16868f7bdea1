namespace Qingyi.Rules.Measures;

[Name("人事-诫勉")]
[Article("医疗机构领导人员管理规定")]
[Editions("2026.1", "2026.2")]
public sealed class ManagerIsAdmonished : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.ManagementPower)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.Admonition, Mode.May, "医疗机构领导人员管理规定（由任免机关决定）"));
    }
}
