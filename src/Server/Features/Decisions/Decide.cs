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
    public override string Name => Texts.Of("decisions.decide.name");
    public override CaseStage Stage => CaseStage.Decision;
    public override string Role => Domain.People.Role.Leader;

    public override IReadOnlyDictionary<string, string> Outcomes => Are(
        ("penalise", Texts.Of("decisions.decide.penalise")), ("no-penalty", Texts.Of("decisions.decide.no-penalty")), ("dismiss", Texts.Of("decisions.decide.dismiss")), ("returned", Texts.Of("decisions.decide.returned")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "returned" ? [] : [CaseTrigger.Decide];

    public override JsonObject Form(ActView view) => Forms.Of(view.Case.Facts.Draft is { } draft
        ? Forms.Long("reason", Texts.Of("decisions.decide.reason")).Required().Hint(Texts.Of("decisions.decide.reason-hint", Prepared(draft)))
        : Forms.Long("reason", Texts.Of("decisions.decide.reason")).Required());

    private static string Prepared(Domain.Cases.Decisions.PreparedDecision draft) => draft switch
    {
        { Kind: "penalise", Grading: { } g } => Texts.Of("decisions.decide.prepared", g.Fine is { } fine ? Texts.Of("decisions.decide.prepared-fine", fine) : "", g.SuspensionMonths is { } months ? Texts.Of("decisions.decide.prepared-suspension", months) : "", g.Revocation ? Texts.Of("decisions.decide.prepared-revocation") : ""),
        { Kind: "no-penalty" } => Texts.Of("decisions.decide.no-penalty"),
        _ => Texts.Of("decisions.decide.dismiss"),
    };

    public override Refusal? Apply(Doing doing)
    {
        var reason = doing.Sealed("reason");
        return doing.Outcome == "returned" ? null : doing.Case.Decide(doing.Outcome, DocumentNumbers.Next(doing.Transition, "罚"), reason, doing.By, doing.Now);
    }
}
