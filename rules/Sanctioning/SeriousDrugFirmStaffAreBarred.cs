namespace Qingyi.Rules.Sanctioning;

[Name("药品管理法-142-1 情节严重的五年内禁止从业")]
[Article("药品管理法 142(1)")]
[Editions("2026.2")]
public sealed class SeriousDrugFirmStaffAreBarred : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.DrugFirmStaff);

        Then()
            .Yield(_ => Propose.Months(
                SanctionKind.PracticeBan,
                Mode.Must,
                law["drug-law-persons/ban-months"],
                law["drug-law-persons/ban-months"],
                charge.Basis + "（情节严重，对有关人员）"));
    }
}
