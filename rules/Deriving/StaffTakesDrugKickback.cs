namespace Qingyi.Rules.Deriving;

/// <summary>Heads, buyers, physicians and pharmacists by name; others as “等有关人员”.</summary>
[Name("药品管理法-142-2 医疗机构人员收受药品回扣")]
[Article("药品管理法 142(2)")]
[Editions("2026.1", "2026.2")]
public sealed class StaffTakesDrugKickback : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsDrugKickback)
            .Match(() => law, l => l.InForce("drug-law"));

        Then()
            .Yield(_ => new Violation(Provisions.DrugKickback, finding));
    }
}
