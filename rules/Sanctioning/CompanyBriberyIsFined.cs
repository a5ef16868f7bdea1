namespace Qingyi.Rules.Sanctioning;

[Name("反不正当竞争法-24-1 处十万元以上一百万元以下罚款")]
[Article("反不正当竞争法 24(1)")]
[Editions("2026.1", "2026.2")]
public sealed class CompanyBriberyIsFined : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => now)
            .Match(() => graded, g => g.Grade >= Grade.Lenient, g => g.Grade < Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.CompanyBribery);

        Then()
            .Yield(_ => Propose.Fine(now["competition-law/fine-min"], now["competition-law/fine-max"], graded.Net, Scale.Of(now), charge.Basis));
    }
}
