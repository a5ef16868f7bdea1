namespace Qingyi.Rules.Measures;

[Name("移送-医保 药品采购投标违法")]
[Article("基本医疗卫生与健康促进法 103")]
[Editions("2026.2")]
public sealed class TenderFraudBelongsToInsuranceBureau : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.TenderFraud);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.InsuranceBureau, Mode.Must, TransferStrength.Transfer, charge.Basis + "（由医疗保障主管部门处罚）"));
    }
}
