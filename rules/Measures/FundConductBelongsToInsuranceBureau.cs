namespace Qingyi.Rules.Measures;

[Name("移送-医保 医保基金违法")]
[Article("医疗保障基金使用监督管理条例")]
[Editions("2026.1", "2026.2")]
public sealed class FundConductBelongsToInsuranceBureau : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.IsFundConduct);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.InsuranceBureau, Mode.Must, TransferStrength.Transfer, charge.Basis + "（由医疗保障行政部门处罚）"));
    }
}
