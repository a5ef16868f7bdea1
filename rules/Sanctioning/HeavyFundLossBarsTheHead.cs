namespace Qingyi.Rules.Sanctioning;

[Name("条例-43 机构负责人五年内禁止从事定点机构管理")]
[Article("医疗保障基金使用监督管理条例 43")]
[Editions("2026.2")]
public sealed class HeavyFundLossBarsTheHead : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law, l => l.InForce("fund-heads"))
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.IsFundLoss);

        Then()
            .Yield(_ => Propose.Months(
                SanctionKind.PracticeBan,
                Mode.May,
                law["fund-heads/ban-months"],
                law["fund-heads/ban-months"],
                "医疗保障基金使用监督管理条例 43（造成基金重大损失或者其他严重不良社会影响的，对法定代表人或者主要负责人）"));
    }
}
