namespace Qingyi.Rules.Sanctioning;

[Name("条例-39 拒不改正的处一万元以上五万元以下罚款")]
[Article("医疗保障基金使用监督管理条例 39")]
[Editions("2026.1", "2026.2")]
public sealed class RefusedFundManagementIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.RefusesCorrection))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.FundManagement);

        Then()
            .Yield(_ => Propose.InsuranceFine(
                law["fund-regulation/management-fine-min"],
                law["fund-regulation/management-fine-max"],
                graded.Net,
                Scale.Of(law),
                charge.Basis + "（拒不改正）"));
    }
}
