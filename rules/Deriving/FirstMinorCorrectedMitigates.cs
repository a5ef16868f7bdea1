namespace Qingyi.Rules.Deriving;

[Name("从轻-M6 初次、轻微并及时改正")]
[Article("行政处罚法 32、33")]
[Editions("2026.1", "2026.2")]
public sealed class FirstMinorCorrectedMitigates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.FirstTime), m => m.Has(Circumstance.Corrected), m => !m.EverPunished);

        Then()
            .Yield(_ => new Factor("first-minor-corrected", law["discretion/weight-first-minor-corrected"], "初次且及时改正"));
    }
}
