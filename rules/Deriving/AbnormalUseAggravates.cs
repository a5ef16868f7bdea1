namespace Qingyi.Rules.Deriving;

[Name("从重-A11 处方数据显示异常使用")]
[Article("裁量规则 A11")]
[Editions("2026.1", "2026.2")]
public sealed class AbnormalUseAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Found(Conduct.DrugUseOutlier), m => m.Found(Conduct.Kickback));

        Then()
            .Yield(_ => new Factor("abnormal-use", law["discretion/weight-abnormal-use"], "所涉产品用量异常"));
    }
}
