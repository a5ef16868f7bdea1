namespace Qingyi.Rules.Measures;

[Name("移送审查-266 诈骗医保基金")]
[Article("刑法 266")]
[Editions("2026.1", "2026.2")]
public sealed class FraudReachesLine : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Charge charge = null!;

        When()
            .Match(() => now)
            .Match(() => charge, c => c.IsFraud, c => c.Amount >= now["transfer-lines/fraud"]);

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.Police,
                Mode.Must,
                TransferStrength.Review,
                now.Article("procedure/transfer") + "；刑法 266；医保发〔2021〕49号"));
    }
}
