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
    public override string Name => Texts.Of("discussion.discuss-collectively.name");
    public override CaseStage Stage => CaseStage.Discussion;
    public override string Role => Domain.People.Role.PrincipalLeader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("agreed", Texts.Of("discussion.discuss-collectively.agreed")), ("returned", Texts.Of("discussion.discuss-collectively.returned")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.Discuss];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("on", Texts.Of("discussion.discuss-collectively.on")).Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Names("attendees", Texts.Of("discussion.discuss-collectively.attendees")).Required().AtLeast(2),
        Forms.Rows("otherVotes", Texts.Of("discussion.discuss-collectively.other-votes"),
            Forms.Text("name", Texts.Of("discussion.discuss-collectively.voter-name")).Required(),
            Forms.Choice("vote", Texts.Of("discussion.discuss-collectively.vote"), ("against", Texts.Of("discussion.discuss-collectively.against")), ("abstain", Texts.Of("discussion.discuss-collectively.abstain"))).Required(),
            Forms.Text("reason", Texts.Of("discussion.discuss-collectively.reason")).Sealed()).Hint(Texts.Of("discussion.discuss-collectively.other-votes-hint")),
        Forms.Long("minutes", Texts.Of("discussion.discuss-collectively.minutes")).Required());

    public override Refusal? Apply(Doing doing) =>
        doing.Case.Discuss(doing.Outcome == "agreed", doing.Day("on")!.Value, doing.List("attendees"), doing.Sealed("minutes"), doing.By, doing.Now,
            [.. (doing.Data["otherVotes"] as JsonArray ?? []).OfType<JsonObject>().Select(v => new OtherVote((string)v["name"]!, (string?)v["vote"] == "abstain", doing.Transition.Seal((string?)v["reason"])))]);
}
