namespace Qingyi.Rules.Deriving;

[Name("药品管理法-142-1 药品企业人员收受回扣")]
[Article("药品管理法 142(1)")]
[Editions("2026.2")]
public sealed class CompanyStaffTakeDrugKickback : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.IsDrugKickback)
            .Match(() => law, l => l.InForce("drug-law-persons"));

        Then()
            .Yield(_ => new Violation(Provisions.DrugFirmStaff, finding));
    }
}
