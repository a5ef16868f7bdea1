namespace Qingyi.Rules.Deriving;

[Name("从轻-M1 案发前逾期主动上交或者主动报告")]
[Article("裁量规则 M1")]
[Editions("2026.1", "2026.2")]
public sealed class LateSurrenderMitigates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.SurrenderedLate) || m.Has(Circumstance.SelfReported));

        Then()
            .Yield(_ => new Factor("surrendered", law["discretion/weight-surrendered-late"], "案发前主动上交或者报告"));
    }
}
