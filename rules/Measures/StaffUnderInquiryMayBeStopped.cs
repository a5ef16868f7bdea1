namespace Qingyi.Rules.Measures;

[Name("临时措施-停职检查")]
[Article("事业单位工作人员处分规定")]
[Editions("2026.1", "2026.2")]
public sealed class StaffUnderInquiryMayBeStopped : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Has(Circumstance.UnderInquiry))
            .Match(() => graded, g => g.Grade >= Grade.Heavy)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Interim(InterimKind.StopDuty, Mode.May, "调查期间不宜继续履职的，由本单位决定"));
    }
}
