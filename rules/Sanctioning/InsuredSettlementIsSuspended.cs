namespace Qingyi.Rules.Sanctioning;

[Name("条例-41 暂停联网结算")]
[Article("医疗保障基金使用监督管理条例 41")]
[Editions("2026.1", "2026.2")]
public sealed class InsuredSettlementIsSuspended : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Kind == SubjectKind.Insured)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsFundLoss);

        Then()
            .Yield(_ => Propose.Months(
                InsuranceKind.SuspendSettlement,
                Mode.Must,
                law["fund-regulation/settlement-min-months"],
                law["fund-regulation/settlement-max-months"],
                graded.Aggravating,
                charge.Basis));
    }
}
