namespace Qingyi.Rules.Deriving;

[Name("管理条例-49 非医师人员出具虚假证明（2016年修订）")]
[Article("医疗机构管理条例 49")]
[Editions("2026.2")]
public sealed class StaffCertifyFalselyUnderFormerText : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Kind != SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.FalseCertificate)
            .Match(() => law, l => l.InForce("former-clinic-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.FormerFalseProof, finding));
    }
}
