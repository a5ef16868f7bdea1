namespace Qingyi.Rules.Measures;

[Name("提示-先审查移送再作处罚决定")]
[Article("行政处罚法 27、57")]
[Editions("2026.1", "2026.2")]
public sealed class CriminalReviewComesBeforeDecision : Rule
{
    public override void Define()
    {
        TransferProposal transfer = null!;

        When()
            .Match(() => transfer, p => p.IsCriminal);

        Then()
            .Yield(_ => Propose.Reminder("达到涉嫌犯罪的数额，应当先审查是否移送，不得以罚代刑", "行政处罚法 27、57"));
    }
}
