namespace Qingyi.Rules.Sanctioning;

/// <summary>Whether the receiver was a functionary is not among the facts: the basis names the condition.</summary>
[Name("药品管理法-141-2 向国家工作人员行贿的终身禁止从事药品生产经营")]
[Article("药品管理法 141(2)")]
[Editions("2026.2")]
public sealed class BriberyOfFunctionariesBarsForLife : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => law, l => l.InForce("drug-law"))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.DrugTradeBribery);

        Then()
            .Yield(_ => Propose.Ban(
                Mode.May,
                IndustryBanKind.LifeBan,
                null,
                "药品管理法 141(2)（向国家工作人员行贿的，对有关责任人员终身禁止从事药品生产经营活动）"));
    }
}
