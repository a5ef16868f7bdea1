namespace Qingyi.Rules.Deriving;

[Name("医师法-56-2 医师出具虚假医学证明")]
[Article("医师法 56(2)")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianCertifiesFalsely : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.FalseCertificate)
            .Match(() => law, l => l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.FalseCertificate, finding));
    }
}
