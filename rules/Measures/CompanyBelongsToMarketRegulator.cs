namespace Qingyi.Rules.Measures;

[Name("移送-市场监管 商业贿赂")]
[Article("行政处罚法 22；反不正当竞争法")]
[Editions("2026.1", "2026.2")]
public sealed class CompanyBelongsToMarketRegulator : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => !m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsTradeBribery);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.MarketRegulator, Mode.Must, TransferStrength.Transfer, charge.Basis + "（由市场监督管理部门处罚）"));
    }
}
