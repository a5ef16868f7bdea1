namespace Qingyi.Rules.Deriving;

[Name("从重-单位 科室或者单位整体行为")]
[Article("裁量规则")]
[Editions("2026.1", "2026.2")]
public sealed class WholeUnitAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.WholeUnit));

        Then()
            .Yield(_ => new Factor("whole-unit", law["discretion/weight-whole-unit"], "科室或者单位整体行为"));
    }
}
