namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-101 情节严重的责令停止相应执业活动")]
[Article("基本医疗卫生与健康促进法 101")]
[Editions("2026.2")]
public sealed class SeriousDataLeakMayStopPractice : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.WeakDataSecurity);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.LicenceSuspension, Mode.May, charge.Basis + "（情节严重，可以责令停止相应执业活动）"));
    }
}
