namespace Qingyi.Rules.Measures;

[Name("单位处理-行业禁入")]
[Article("集中整治方案")]
[Editions("2026.2")]
public sealed class UnitIsExcluded : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => matter, m => !m.IsStaff, m => !m.IsPerson)
            .Match(() => outcome, o => o.Excludes);

        Then()
            .Yield(_ => Propose.UnitAnswer(UnitTier.Exclude, "不良记录、信用评级、禁业、吊销许可或者解除协议"));
    }
}
