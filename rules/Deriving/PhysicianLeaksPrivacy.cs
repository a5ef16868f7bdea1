namespace Qingyi.Rules.Deriving;

[Name("医师法-56-1 医师泄露患者隐私")]
[Article("医师法 56(1)")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianLeaksPrivacy : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.PrivacyLeak)
            .Match(() => law, l => l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.PrivacyLeak, finding));
    }
}
