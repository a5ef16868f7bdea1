namespace Qingyi.Rules.Measures;

[Name("人事-缓聘")]
[Article("卫办发〔2007〕296号")]
[Editions("2026.1", "2026.2")]
public sealed class HeavyConductMayDelayAppointment : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade == Grade.Heavy)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.DelayAppointment, Mode.May, "医德考评制度（卫办发〔2007〕296号）"));
    }
}
