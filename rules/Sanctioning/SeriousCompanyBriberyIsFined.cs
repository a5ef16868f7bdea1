namespace Qingyi.Rules.Sanctioning;

[Name("反不正当竞争法-24-1 情节严重的处一百万元以上五百万元以下罚款")]
[Article("反不正当竞争法 24(1)")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousCompanyBriberyIsFined : Rule
{
    public override void Define()
    {
        LawOfDecision now = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => now)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.CompanyBribery);

        Then()
            .Yield(_ => Propose.Fine(
                now["competition-law/serious-fine-min"],
                now["competition-law/serious-fine-max"],
                graded.Net,
                Scale.Of(now),
                charge.Basis + "（情节严重）"));
    }
}
