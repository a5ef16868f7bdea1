namespace Qingyi.Rules.Sanctioning;

[Name("药品管理法-142-1 没收药品企业人员违法所得")]
[Article("药品管理法 142(1)")]
[Editions("2026.2")]
public sealed class DrugFirmStaffGainIsConfiscated : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.DrugFirmStaff);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, charge.Amount, charge.Basis + "（没收有关人员的违法所得）"));
    }
}
