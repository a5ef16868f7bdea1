namespace Qingyi.Rules.Measures;

[Name("人事-记入医德档案")]
[Article("卫办发〔2007〕296号")]
[Editions("2026.1", "2026.2")]
public sealed class ConductIsEnteredInEthicsFile : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.EthicsFile, Mode.Must, "医德考评制度（卫办发〔2007〕296号）"));
    }
}
