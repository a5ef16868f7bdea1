namespace Qingyi.Rules.Measures;

[Name("移送-163 非国家工作人员受贿")]
[Article("刑法 163；法释〔2016〕9号 11")]
[Editions("2026.1", "2026.2")]
public sealed class StaffGainReachesStrongLine : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.IsStaff, m => !m.ManagementPower)
            .Match(() => tally, t => t.Amount >= now["transfer-lines/staff-strong"]);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.Police, Mode.Must, TransferStrength.Transfer, now.Article("procedure/transfer") + "；刑法 163"));
    }
}
