namespace Qingyi.Rules.Deriving;

/// <summary>Counted from the end of the conduct. Without a stated day of discovery the day of the decision is a warning only.</summary>
[Name("行政处罚法-36 超过二年未被发现")]
[Article("行政处罚法 36")]
[Editions("2026.1", "2026.2")]
public sealed class ConductFoundTooLateIsBarred : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => !m.Harmful, m => m.FoundLaterThan(now["procedure/bar-years"]));

        Then()
            .Yield(_ => new TimeBar(matter.DiscoveryIsStated));
    }
}
