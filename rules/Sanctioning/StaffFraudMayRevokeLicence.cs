namespace Qingyi.Rules.Sanctioning;

[Name("条例-40 骗保人员有执业资格的依法吊销")]
[Article("医疗保障基金使用监督管理条例 40")]
[Editions("2026.1", "2026.2")]
public sealed class StaffFraudMayRevokeLicence : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter,
                m => m.Kind == SubjectKind.Physician || m.Kind == SubjectKind.Pharmacist || m.Kind == SubjectKind.Nurse)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.FundFraud);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Revocation, Mode.May, charge.Basis + "；社会保险法 87（直接责任人员有执业资格的）"));
    }
}
