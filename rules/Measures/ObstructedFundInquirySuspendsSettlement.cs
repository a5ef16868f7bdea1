namespace Qingyi.Rules.Measures;

[Name("临时措施-暂停结算")]
[Article("医疗保障基金使用监督管理条例 30")]
[Editions("2026.1", "2026.2")]
public sealed class ObstructedFundInquirySuspendsSettlement : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Has(Circumstance.UnderInquiry) && m.Has(Circumstance.Obstructed))
            .Match(() => charge, c => c.IsFundConduct);

        Then()
            .Yield(_ => Propose.Interim(InterimKind.SuspendSettlement, Mode.May, "医疗保障基金使用监督管理条例 30（拒不配合调查，经负责人批准）"));
    }
}
