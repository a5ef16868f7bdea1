namespace Qingyi.Rules.Deriving;

[Name("九项准则-7 维护诊疗秩序，不破坏就医公平")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle7NoQueueJumping : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.QueueJumping)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(7, "维护诊疗秩序，不破坏就医公平", finding.Conduct));
    }
}
