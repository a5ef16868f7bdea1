namespace Qingyi.Rules.Grading;

[Name("行政处罚法-33 单位轻微并及时改正的，不予处罚")]
[Article("行政处罚法 33")]
[Editions("2026.1", "2026.2")]
public sealed class MinorUnitConductIsWaived : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter,
                m => !m.IsStaff,
                m => m.Has(Circumstance.MinorNoHarm),
                m => m.Has(Circumstance.Corrected),
                m => !m.Harmful,
                m => !m.EverPunished)
            .Match(() => charge, c => !c.IsFraud);

        Then()
            .Yield(_ => new Waiver(null));
    }
}
