using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Decisions;

/// <summary>处理决定 by a leader, once everything that the law asks before is there.</summary>
public sealed class Decide : Act
{
    public override string Id => "decide";
    public override string Name => "处理决定";
    public override CaseStage Stage => CaseStage.Decision;
    public override string Role => Domain.People.Role.Leader;

    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(
        ("penalise", "给予处罚"), ("no-penalty", "不予处罚"), ("dismiss", "违法事实不成立"), ("returned", "退回重新裁量"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "returned" ? [] : [CaseTrigger.Decide];

    public override JsonObject Form(ActView view) => Forms.Of(view.Case.Facts.Draft is { } draft
        ? Forms.Long("reason", "决定理由").Required().Hint($"已备决定稿：{Prepared(draft)}；是否照此决定由您签署。")
        : Forms.Long("reason", "决定理由").Required());

    private static string Prepared(Domain.Cases.Decisions.PreparedDecision draft) => draft switch
    {
        { Kind: "penalise", Grading: { } g } => string.Create(CultureInfo.InvariantCulture, $"给予处罚{(g.Fine is { } fine ? $"，罚款{fine:0.##}元" : "")}{(g.SuspensionMonths is { } months ? $"，暂停执业{months}个月" : "")}{(g.Revocation ? "，吊销执业证书" : "")}"),
        { Kind: "no-penalty" } => "不予处罚",
        _ => "违法事实不成立",
    };

    public override Refusal? Apply(Doing doing)
    {
        var reason = doing.Sealed("reason");
        return doing.Outcome == "returned" ? null : doing.Case.Decide(doing.Outcome, DocumentNumbers.Next(doing.Transition, "罚"), reason, doing.By, doing.Now);
    }
}
