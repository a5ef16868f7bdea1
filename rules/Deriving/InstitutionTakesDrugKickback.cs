namespace Qingyi.Rules.Deriving;

[Name("药品管理法-141-1 医疗机构在药品购销中收受回扣")]
[Article("药品管理法 141(1)")]
[Editions("2026.1", "2026.2")]
public sealed class InstitutionTakesDrugKickback : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.IsDrugKickback)
            .Match(() => law, l => l.InForce("drug-law"));

        Then()
            .Yield(_ => new Violation(Provisions.DrugTradeBribery, finding));
    }
}
