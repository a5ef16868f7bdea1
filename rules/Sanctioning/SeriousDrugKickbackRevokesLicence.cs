namespace Qingyi.Rules.Sanctioning;

[Name("药品管理法-142-2 情节严重的吊销药师等执业证书")]
[Article("药品管理法 142(2)")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousDrugKickbackRevokesLicence : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Pharmacist || m.Kind == SubjectKind.Administrator)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.DrugKickback);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Revocation, Mode.May, charge.Basis + "（情节严重，持有执业证书的）"));
    }
}
