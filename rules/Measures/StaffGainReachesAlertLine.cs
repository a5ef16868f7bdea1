namespace Qingyi.Rules.Measures;

[Name("移送审查-163 非国家工作人员受贿立案标准")]
[Article("刑法 163；公通字〔2022〕12号 10")]
[Editions("2026.1", "2026.2")]
public sealed class StaffGainReachesAlertLine : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        SideTally tally = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.IsStaff, m => !m.ManagementPower)
            .Match(() => tally, t => t.Amount >= now["transfer-lines/staff-alert"]);

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.Police,
                Mode.Must,
                TransferStrength.Review,
                now.Article("procedure/transfer") + "；刑法 163（达到立案追诉标准，先审查）"));
    }
}
