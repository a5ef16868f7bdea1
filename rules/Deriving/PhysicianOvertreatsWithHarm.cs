namespace Qingyi.Rules.Deriving;

/// <summary>The harm is an element of this limb only, not of taking money.</summary>
[Name("医师法-56-5 医师过度诊疗造成不良后果")]
[Article("医师法 56(5)")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianOvertreatsWithHarm : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.OverTreatment, f => f.Harm)
            .Match(() => law, l => l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.ImproperGain, finding));
    }
}
