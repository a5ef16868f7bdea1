namespace Qingyi.Rules.Deriving;

[Name("行政处罚法-36 危害健康的行为超过五年未被发现")]
[Article("行政处罚法 36")]
[Editions("2026.1", "2026.2")]
public sealed class HarmfulConductFoundTooLateIsBarred : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.Harmful, m => m.FoundLaterThan(now["procedure/bar-years-harm"]));

        Then()
            .Yield(_ => new TimeBar(matter.DiscoveryIsStated));
    }
}
