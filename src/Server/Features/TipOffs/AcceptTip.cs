using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>受理: the desk reads the tip and takes it, or declines it with a reason for the reporter.</summary>
public sealed class AcceptTip : Act
{
    public override string Id => "accept-tip";
    public override string Name => Texts.Of("tip-offs.accept-tip.name");
    public override CaseStage Stage => CaseStage.Received;
    public override string Role => Domain.People.Role.Intake;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("accepted", Texts.Of("tip-offs.accept-tip.accepted")), ("declined", Texts.Of("tip-offs.accept-tip.declined")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "declined" ? [CaseTrigger.Decline] : [CaseTrigger.Accept];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Yes("confidential", Texts.Of("tip-offs.accept-tip.confidential")).Hint(Texts.Of("tip-offs.accept-tip.confidential-hint")),
        Forms.Long("reason", Texts.Of("tip-offs.accept-tip.reason")).Hint(Texts.Of("tip-offs.accept-tip.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "declined")
        {
            return string.IsNullOrWhiteSpace(doing.Text("reason")) ? TaskRefusals.ReasonMissing : doing.Case.Decline(doing.Sealed("reason"), doing.By, doing.Now);
        }

        doing.Case.Confidential = doing.Case.Confidential || doing.Flag("confidential");
        return doing.Case.Accept(doing.By, doing.Now);
    }
}
