namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-101 责令改正")]
[Article("基本医疗卫生与健康促进法 101")]
[Editions("2026.2")]
public sealed class DataLeakIsCorrected : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.Provision == Provisions.WeakDataSecurity);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.OrderToCorrect, Mode.Must, charge.Basis));
    }
}
