namespace Qingyi.Rules.Sanctioning;

/// <summary>What was demanded from a patient, or given back already, is the patient's.</summary>
[Name("行政处罚法-28-2 依法应当退还患者的不予没收")]
[Article("行政处罚法 28(2)")]
[Editions("2026.1", "2026.2")]
public sealed class PatientMoneyGoesBack : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.MoneyGoesBack || m.Found(Conduct.OverTreatment))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.OwesPatients, c => !c.IsGuideline || matter.Kind != SubjectKind.Physician);

        Then()
            .Yield(_ => Propose.Money(SanctionKind.ReturnToPatient, charge.FromPatients, now.Article("procedure/return") + "；" + charge.Basis));
    }
}
