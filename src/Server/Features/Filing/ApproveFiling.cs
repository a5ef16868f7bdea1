using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Filing;

/// <summary>立案审批 by a leader (行政处罚法 54).</summary>
public sealed class ApproveFiling : Act
{
    public override string Id => "approve-filing";
    public override string Name => Texts.Of("filing.approve-filing.name");
    public override CaseStage Stage => CaseStage.Filing;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("filing.approve-filing.approved")), ("refused", Texts.Of("filing.approve-filing.refused")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [outcome == "refused" ? CaseTrigger.RefuseFiling : CaseTrigger.ApproveFiling];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("filing.approve-filing.reason")).Hint(Texts.Of("filing.approve-filing.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "refused")
        {
            return doing.ReasonGiven() ?? doing.Case.RefuseFiling(doing.By, doing.Now);
        }

        return doing.Case.ApproveFiling(DocumentNumbers.Next(doing.Transition, "案"), doing.By, doing.Now);
    }
}
