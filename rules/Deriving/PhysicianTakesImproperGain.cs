namespace Qingyi.Rules.Deriving;

[Name("医师法-56-5 医师利用职务之便收受财物")]
[Article("医师法 56(5)")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianTakesImproperGain : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.IsImproperGain)
            .Match(() => law, l => l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.ImproperGain, finding));
    }
}
