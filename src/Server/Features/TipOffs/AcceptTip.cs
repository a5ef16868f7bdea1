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
    public override string Name => "受理登记";
    public override CaseStage Stage => CaseStage.Received;
    public override string Role => Domain.People.Role.Intake;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("accepted", "受理"), ("declined", "不予受理"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "declined" ? [CaseTrigger.Decline] : [CaseTrigger.Accept];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Yes("confidential", "按保密案件办理").Hint("只有经办人员和他们的领导可以查看。"),
        Forms.Long("reason", "不予受理的理由").Hint("不予受理时必填，会告知举报人。"));

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
