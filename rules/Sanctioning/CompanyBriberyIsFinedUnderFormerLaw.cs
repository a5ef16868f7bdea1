namespace Qingyi.Rules.Sanctioning;

[Name("反不正当竞争法-19 处十万元以上三百万元以下罚款")]
[Article("反不正当竞争法 19")]
[Editions("2026.1", "2026.2")]
public sealed class CompanyBriberyIsFinedUnderFormerLaw : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.FormerCompanyBribery);

        Then()
            .Yield(_ => Propose.Fine(law["former-competition-law/fine-min"], law["former-competition-law/fine-max"], graded.Net, Scale.Of(law), charge.Basis));
    }
}
