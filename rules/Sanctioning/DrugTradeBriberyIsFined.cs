namespace Qingyi.Rules.Sanctioning;

[Name("药品管理法-141-1 处三十万元以上三百万元以下罚款")]
[Article("药品管理法 141(1)")]
[Editions("2026.1", "2026.2")]
public sealed class DrugTradeBriberyIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.DrugTradeBribery);

        Then()
            .Yield(_ => Propose.Fine(law["drug-law/trade-fine-min"], law["drug-law/trade-fine-max"], graded.Net, Scale.Of(law), charge.Basis));
    }
}
