namespace Qingyi.Rules.Sanctioning;

[Name("条例-38-40-41 责令退回医保基金")]
[Article("医疗保障基金使用监督管理条例 38、40、41")]
[Editions("2026.1", "2026.2")]
public sealed class FundLossIsRepaid : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => !m.IsStaff)
            .Match(() => charge, c => c.IsFundLoss, c => c.HasGain);

        Then()
            .Yield(_ => Propose.Repay(charge.Amount, charge.Basis));
    }
}
