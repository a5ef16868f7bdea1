namespace Qingyi.Rules.Measures;

[Name("移送-纪检 中共党员涉嫌犯罪")]
[Article("中国共产党纪律处分条例")]
[Editions("2026.1", "2026.2")]
public sealed class PartyMemberUnderCriminalReviewIsTransferred : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.IsStaff, m => m.PartyMember)
            .Match(() => tally, t => t.Amount >= now["transfer-lines/staff-alert"]);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.Discipline, Mode.Must, TransferStrength.Transfer, "中国共产党纪律处分条例（中共党员涉嫌犯罪）"));
    }
}
