namespace Qingyi.Rules.Deriving;

[Name("从重-A7 规定年限内因同类行为受过处罚")]
[Article("裁量规则 A7")]
[Editions("2026.1", "2026.2")]
public sealed class EarlierHandlingAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.PunishedBefore(law["discretion/relapse-years"]));

        Then()
            .Yield(_ => new Factor("earlier-handling", law["discretion/weight-earlier-handling"], "规定年限内因同类行为受过处罚"));
    }
}
