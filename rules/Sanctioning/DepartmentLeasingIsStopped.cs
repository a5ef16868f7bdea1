namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-100 责令停止或者改正")]
[Article("基本医疗卫生与健康促进法 100")]
[Editions("2026.1", "2026.2")]
public sealed class DepartmentLeasingIsStopped : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.Provision == Provisions.DepartmentLeasing);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.OrderToCorrect, Mode.Must, charge.Basis));
    }
}
