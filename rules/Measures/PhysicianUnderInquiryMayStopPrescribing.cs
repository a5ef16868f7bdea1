namespace Qingyi.Rules.Measures;

[Name("临时措施-暂停处方权")]
[Article("处方管理办法")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianUnderInquiryMayStopPrescribing : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician, m => m.Has(Circumstance.UnderInquiry))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IncludesGain);

        Then()
            .Yield(_ => Propose.Interim(InterimKind.SuspendPrescribing, Mode.May, "调查期间由医疗机构决定"));
    }
}
