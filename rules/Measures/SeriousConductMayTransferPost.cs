namespace Qingyi.Rules.Measures;

[Name("人事-调离岗位")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousConductMayTransferPost : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.TransferPost, Mode.May, "国卫医发〔2021〕37号（由本单位决定）"));
    }
}
