namespace Qingyi.Rules.Grading;

[Name("行政处罚法-33 轻微并退还的，不予处罚")]
[Article("行政处罚法 33")]
[Editions("2026.1", "2026.2")]
public sealed class MinorGainIsWaived : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        SideTally tally = null!;
        BenchmarkRow row = null!;

        When()
            .Match(() => matter,
                m => m.IsStaff,
                m => !m.Has(Circumstance.Solicited),
                m => !m.Harmful,
                m => m.Has(Circumstance.Returned) || m.Has(Circumstance.SurrenderedLate),
                m => m.Has(Circumstance.FirstTime) || m.Has(Circumstance.MinorNoHarm),
                m => !m.EverPunished)
            .Match(() => tally)
            .Match(() => row, r => r.IsFirst, r => r.Side == tally.Side, r => tally.Amount < r.WaiverBelow);

        Then()
            .Yield(_ => new Waiver(tally.Side));
    }
}
