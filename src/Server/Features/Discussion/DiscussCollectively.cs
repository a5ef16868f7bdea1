using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Discussion;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Discussion;

/// <summary>集体讨论 (行政处罚法 57) of complex or grave cases.</summary>
public sealed class DiscussCollectively : Act
{
    public override string Id => "discuss-collectively";
    public override string Name => "集体讨论";
    public override CaseStage Stage => CaseStage.Discussion;
    public override string Role => Domain.People.Role.PrincipalLeader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("agreed", "同意处理意见"), ("returned", "退回重新裁量"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.Discuss];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("on", "讨论日期").Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Names("attendees", "参加人员").Required().AtLeast(2),
        Forms.Rows("otherVotes", "不同意或者弃权的人员",
            Forms.Text("name", "姓名").Required(),
            Forms.Choice("vote", "表决", ("against", "不同意"), ("abstain", "弃权")).Required(),
            Forms.Text("reason", "理由").Sealed()).Hint("没有列出的参加人员计为同意；同意的超过半数才能通过。"),
        Forms.Long("minutes", "讨论记录").Required());

    public override Refusal? Apply(Doing doing) =>
        doing.Case.Discuss(doing.Outcome == "agreed", doing.Day("on")!.Value, doing.List("attendees"), doing.Sealed("minutes"), doing.By, doing.Now,
            [.. (doing.Data["otherVotes"] as JsonArray ?? []).OfType<JsonObject>().Select(v => new OtherVote((string)v["name"]!, (string?)v["vote"] == "abstain", doing.Transition.Seal((string?)v["reason"])))]);
}
