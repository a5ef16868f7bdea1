namespace Qingyi.Rules.Sanctioning;

[Name("药品管理法-142-2 没收违法所得")]
[Article("药品管理法 142(2)")]
[Editions("2026.1", "2026.2")]
public sealed class DrugKickbackIsConfiscated : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter,
                m => m.Kind == SubjectKind.Physician || m.Kind == SubjectKind.Pharmacist || m.Kind == SubjectKind.Administrator)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.DrugKickback, c => c.HasGain);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.Confiscation, charge.Amount, charge.Basis));
    }
}
