namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-101 警告")]
[Article("基本医疗卫生与健康促进法 101")]
[Editions("2026.2")]
public sealed class DataLeakWarnsInstitution : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.WeakDataSecurity);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Warning, Mode.Must, charge.Basis));
    }
}
