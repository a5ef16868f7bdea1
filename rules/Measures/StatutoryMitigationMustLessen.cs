namespace Qingyi.Rules.Measures;

[Name("提示-应当从轻或者减轻")]
[Article("行政处罚法 32")]
[Editions("2026.2")]
public sealed class StatutoryMitigationMustLessen : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => matter, m => m.HasStatutoryMitigation)
            .Match(() => outcome, o => o.Any);

        Then()
            .Yield(_ => Propose.Reminder("有法定情节，应当从轻或者减轻处罚；决定书应当写明从轻或者减轻的幅度", "行政处罚法 32"));
    }
}
