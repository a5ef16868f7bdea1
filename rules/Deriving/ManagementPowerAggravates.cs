namespace Qingyi.Rules.Deriving;

[Name("从重-A4 利用管理职权")]
[Article("裁量规则 A4")]
[Editions("2026.1", "2026.2")]
public sealed class ManagementPowerAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.ManagementPower);

        Then()
            .Yield(_ => new Factor("management-power", law["discretion/weight-management"], "利用管理职权"));
    }
}
