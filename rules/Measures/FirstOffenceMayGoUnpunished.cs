namespace Qingyi.Rules.Measures;

[Name("提示-首违可以不罚")]
[Article("行政处罚法 33(1)")]
[Editions("2026.2")]
public sealed class FirstOffenceMayGoUnpunished : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => matter, m => m.IsFirstAndCorrected, m => !m.Harmful, m => !m.EverPunished, m => !m.Has(Circumstance.Solicited))
            .Match(() => outcome, o => o.Any, o => o.Grade < Grade.Heavy);

        Then()
            .Yield(_ => Propose.Reminder("初次违法且危害后果轻微并及时改正的，可以不予行政处罚", "行政处罚法 33(1)"));
    }
}
