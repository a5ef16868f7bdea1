namespace Qingyi.Rules.Deriving;

[Name("医师法-56-3 医师伪造篡改病历")]
[Article("医师法 56(3)")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianForgesRecords : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.RecordForgery)
            .Match(() => law, l => l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.RecordForgery, finding));
    }
}
