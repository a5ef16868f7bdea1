namespace Qingyi.Rules.Measures;

[Name("移送审查-385 有其他较重情节")]
[Article("刑法 383；法释〔2016〕9号 1")]
[Editions("2026.1", "2026.2")]
public sealed class ManagerGainWithFactsReachesLowerLine : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => now)
            .Match(() => matter,
                m => m.IsStaff,
                m => m.ManagementPower,
                m => m.EverPunished || m.Has(Circumstance.Concealed) || m.Has(Circumstance.Obstructed) || m.Has(Circumstance.WidePublicity) || m.RepeatedlySolicited || m.Harmful)
            .Match(() => tally, t => t.Amount >= now["transfer-lines/functionary-with-facts"]);

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.Supervision,
                Mode.Must,
                TransferStrength.Review,
                now.Article("procedure/transfer") + "；刑法 383、385（其他较重情节）"));
    }
}
