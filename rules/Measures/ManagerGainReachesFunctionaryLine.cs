namespace Qingyi.Rules.Measures;

[Name("移送-385 受贿")]
[Article("刑法 383、385；法释〔2016〕9号 1")]
[Editions("2026.1", "2026.2")]
public sealed class ManagerGainReachesFunctionaryLine : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.IsStaff, m => m.ManagementPower)
            .Match(() => tally, t => t.Amount >= now["transfer-lines/functionary"]);

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.Supervision,
                Mode.Must,
                TransferStrength.Transfer,
                now.Article("procedure/transfer") + "；刑法 385（先审查身份和职权）"));
    }
}
