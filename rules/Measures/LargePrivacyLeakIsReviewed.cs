namespace Qingyi.Rules.Measures;

[Name("移送审查-253之一 侵犯公民个人信息")]
[Article("刑法 253之一")]
[Editions("2026.1", "2026.2")]
public sealed class LargePrivacyLeakIsReviewed : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Charge charge = null!;

        When()
            .Match(() => now)
            .Match(() => charge, c => c.Includes(Conduct.PrivacyLeak), c => c.Persons >= now["transfer-lines/health-records"]);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.Police, Mode.Must, TransferStrength.Review, now.Article("procedure/transfer") + "；刑法 253之一"));
    }
}
