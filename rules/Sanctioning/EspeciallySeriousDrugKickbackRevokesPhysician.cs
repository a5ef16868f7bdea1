namespace Qingyi.Rules.Sanctioning;

[Name("药品管理法-142-2 情节特别严重的吊销医师执业证书")]
[Article("药品管理法 142(2)")]
[Editions("2026.1", "2026.2")]
public sealed class EspeciallySeriousDrugKickbackRevokesPhysician : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => graded, g => g.Grade >= Grade.EspeciallySerious)
            .Match(() => charge, c => c.Provision == Provisions.DrugKickback);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Revocation, Mode.May, charge.Basis + "（情节严重）"));
    }
}
