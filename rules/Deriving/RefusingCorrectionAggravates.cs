namespace Qingyi.Rules.Deriving;

[Name("从重-单位 拒不改正")]
[Article("裁量规则")]
[Editions("2026.1", "2026.2")]
public sealed class RefusingCorrectionAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.RefusesCorrection) || m.Has(Circumstance.KeptSubstandardSupplier));

        Then()
            .Yield(_ => new Factor("refuses-correction", law["discretion/weight-refuses-correction"], "拒不改正或者继续使用不合格供应商"));
    }
}
