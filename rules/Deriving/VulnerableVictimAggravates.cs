namespace Qingyi.Rules.Deriving;

[Name("从重-A3 对象为急危重症、困难患者或者儿童")]
[Article("裁量规则 A3")]
[Editions("2026.1", "2026.2")]
public sealed class VulnerableVictimAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.VulnerableVictim));

        Then()
            .Yield(_ => new Factor("vulnerable-victim", law["discretion/weight-vulnerable"], "对象为急危重症、困难患者或者儿童"));
    }
}
