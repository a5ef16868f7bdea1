namespace Qingyi.Rules.Deriving;

[Name("从重-A9 打击报复举报人")]
[Article("裁量规则 A9")]
[Editions("2026.1", "2026.2")]
public sealed class RetaliationAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Retaliated));

        Then()
            .Yield(_ => new Factor("retaliation", law["discretion/weight-retaliation"], "打击报复举报人"));
    }
}
