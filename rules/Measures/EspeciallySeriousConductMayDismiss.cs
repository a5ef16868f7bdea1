namespace Qingyi.Rules.Measures;

[Name("人事-解聘")]
[Article("卫办发〔2007〕296号")]
[Editions("2026.1", "2026.2")]
public sealed class EspeciallySeriousConductMayDismiss : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.EspeciallySerious)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.Dismissal, Mode.May, "医德考评制度（卫办发〔2007〕296号）；事业单位工作人员处分规定"));
    }
}
