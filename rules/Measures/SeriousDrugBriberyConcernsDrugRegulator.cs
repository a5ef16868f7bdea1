namespace Qingyi.Rules.Measures;

[Name("移送审查-药监 情节严重的药品许可")]
[Article("药品管理法 141(1)")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousDrugBriberyConcernsDrugRegulator : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.DrugTradeBribery);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.DrugRegulator, Mode.May, TransferStrength.Review, "药品管理法 141(1)（情节严重，吊销许可证件）"));
    }
}
