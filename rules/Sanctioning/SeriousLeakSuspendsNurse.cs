namespace Qingyi.Rules.Sanctioning;

[Name("护士条例-31 情节严重的暂停执业活动")]
[Article("护士条例 31")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousLeakSuspendsNurse : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.NursePrivacyLeak);

        Then()
            .Yield(_ => Propose.Suspension(
                law["nurses-regulation/suspension-min-months"],
                law["nurses-regulation/suspension-max-months"],
                graded,
                charge.Basis + "（情节严重，直至吊销）"));
    }
}
