namespace Qingyi.Rules.Deriving;

[Name("护士条例-31-3 护士泄露患者隐私")]
[Article("护士条例 31(3)")]
[Editions("2026.1", "2026.2")]
public sealed class NurseLeaksPrivacy : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Nurse)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.PrivacyLeak)
            .Match(() => law, l => l.InForce("nurses-regulation"));

        Then()
            .Yield(_ => new Violation(Provisions.NursePrivacyLeak, finding));
    }
}
