namespace Qingyi.Rules.Measures;

[Name("人事-取消当年评优晋级资格")]
[Article("卫办发〔2007〕296号")]
[Editions("2026.1", "2026.2")]
public sealed class VetoExcludesFromAwards : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IncludesGain);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.NoAwards, Mode.Must, "医德考评制度（卫办发〔2007〕296号）"));
    }
}
