namespace Qingyi.Rules.Deriving;

[Name("裁量基准-P0 当场拒收或者按时上交不作违规处理")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class RefusedOrSurrenderedMoneyIsNoViolation : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter,
                m => m.Has(Circumstance.Refused) || m.Has(Circumstance.SurrenderedInTime),
                m => !m.Has(Circumstance.Solicited),
                m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsImproperGain);

        Then()
            .Yield(_ => new Excuse(finding));
    }
}
