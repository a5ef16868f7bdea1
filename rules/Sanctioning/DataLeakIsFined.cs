namespace Qingyi.Rules.Sanctioning;

[Name("基本医疗法-101 并处一万元以上五万元以下罚款")]
[Article("基本医疗卫生与健康促进法 101")]
[Editions("2026.2")]
public sealed class DataLeakIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.WeakDataSecurity);

        Then()
            .Yield(_ => Propose.Fine(law["health-law-security/fine-min"], law["health-law-security/fine-max"], graded.Net, Scale.Of(law), charge.Basis));
    }
}
