namespace Qingyi.Rules.Measures;

[Name("移送-医保 骗取社会保险待遇")]
[Article("社会保险法 87、88")]
[Editions("2026.2")]
public sealed class SocialInsuranceFraudBelongsToInsuranceBureau : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.IsSocialInsuranceFraud);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.InsuranceBureau, Mode.Must, TransferStrength.Transfer, charge.Basis + "（由医疗保障行政部门处罚）"));
    }
}
