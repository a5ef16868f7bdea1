namespace Qingyi.Rules.Grading;

[Name("行政处罚法-33 未收受财物的轻微行为及时改正的，不予处罚")]
[Article("行政处罚法 33")]
[Editions("2026.2")]
public sealed class MinorOffenceIsWaived : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter,
                m => m.IsStaff,
                m => m.TookNothing,
                m => m.Has(Circumstance.MinorNoHarm),
                m => m.Has(Circumstance.Corrected),
                m => !m.Harmful,
                m => !m.EverPunished)
            .Match(() => charge, c => c.HasNoAmountTable);

        Then()
            .Yield(_ => new Waiver(null));
    }
}
