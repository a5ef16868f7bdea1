namespace Qingyi.Rules.Measures;

[Name("移送审查-387 单位受贿")]
[Article("刑法 387")]
[Editions("2026.1", "2026.2")]
public sealed class UnitKickbackReachesLine : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => now)
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => charge, c => c.Includes(Conduct.Kickback), c => c.Amount >= now["transfer-lines/unit-taking"]);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.Supervision, Mode.Must, TransferStrength.Review, now.Article("procedure/transfer") + "；刑法 387"));
    }
}
