using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Service;

/// <summary>送达 (行政处罚法 61), with the service receipt.</summary>
public sealed class ServeDecision : Act
{
    public override string Id => "serve-decision";
    public override string Name => Texts.Of("service.serve-decision.name");
    public override CaseStage Stage => CaseStage.Service;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("served", Texts.Of("service.serve-decision.served")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.Serve];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("method", Texts.Of("service.serve-decision.method"), ServiceDuties.Methods).Required(),
        Forms.Day("on", Texts.Of("service.serve-decision.on")).Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Text("receiptNo", Texts.Of("service.serve-decision.receipt-no")));

    public override Refusal? Apply(Doing doing)
    {
        var refusal = doing.Case.Serve(doing.Text("method")!, doing.Day("on")!.Value, doing.By, doing.Now);
        if (refusal is null)
        {
            ServiceDuties.Done(doing.Transition, "decision", doing.Day("on")!.Value);
        }

        return refusal;
    }
}
