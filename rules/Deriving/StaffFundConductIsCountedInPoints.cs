namespace Qingyi.Rules.Deriving;

[Name("医保支付资格 医务人员医保违规行为记分")]
[Article("医保发〔2024〕23号")]
[Editions("2026.1", "2026.2")]
public sealed class StaffFundConductIsCountedInPoints : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding,
                f => f.Proven,
                f => f.Conduct == Conduct.InsuranceViolation || f.Conduct == Conduct.InsuranceManagement,
                f => f.Points != null)
            .Match(() => law, l => l.InForce("pay-qualification"));

        Then()
            .Yield(_ => new Violation(Provisions.PayQualification, finding));
    }
}
