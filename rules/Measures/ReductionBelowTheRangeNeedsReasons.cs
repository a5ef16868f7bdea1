namespace Qingyi.Rules.Measures;

[Name("提示-减轻处罚须说明理由")]
[Article("行政处罚法 32")]
[Editions("2026.1", "2026.2")]
public sealed class ReductionBelowTheRangeNeedsReasons : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => matter, m => m.HasStatutoryMitigation)
            .Match(() => outcome, o => o.FinesFromMinimum);

        Then()
            .Yield(_ => Propose.Reminder("有法定从轻或者减轻情节；减轻到法定幅度以下的，应当说明理由并集体讨论", "行政处罚法 32"));
    }
}
