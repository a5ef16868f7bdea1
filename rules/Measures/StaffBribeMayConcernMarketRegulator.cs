namespace Qingyi.Rules.Measures;

[Name("移送审查-市场监管 个人收受贿赂")]
[Article("反不正当竞争法 24(2)；行政处罚法 25、29")]
[Editions("2026.1", "2026.2")]
public sealed class StaffBribeMayConcernMarketRegulator : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => law, l => l.InForce("competition-law"))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge,
                c => c.IncludesGain,
                c => c.Includes(Conduct.Kickback) || c.Includes(Conduct.Commission) || c.Includes(Conduct.DataForSale));

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.MarketRegulator,
                Mode.May,
                TransferStrength.Review,
                "反不正当竞争法 24(2)；行政处罚法 25、29（先立案的管辖，同一行为不重复罚款）"));
    }
}
