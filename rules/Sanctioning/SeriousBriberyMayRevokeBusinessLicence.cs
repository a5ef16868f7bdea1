namespace Qingyi.Rules.Sanctioning;

[Name("商业贿赂 情节严重的吊销营业执照")]
[Article("反不正当竞争法 19、24(1)；药品管理法 141(1)")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousBriberyMayRevokeBusinessLicence : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.IsTradeBribery);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.LicenceRevocation, Mode.May, charge.Basis + "（情节严重，由市场监督管理部门吊销营业执照）"));
    }
}
