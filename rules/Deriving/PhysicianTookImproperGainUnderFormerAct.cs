namespace Qingyi.Rules.Deriving;

/// <summary>The new act adds a fine and confiscation, so it is never the milder one (行政处罚法 37).</summary>
[Name("执业医师法-37-10 医师收受财物（2022-03-01 前）")]
[Article("执业医师法 37(10)")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianTookImproperGainUnderFormerAct : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.IsImproperGain)
            .Match(() => law, l => l.InForce("former-physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.FormerImproperGain, finding));
    }
}
