using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Reporting;

/// <summary>核对回执. A reminder does not move the day on which it was due.</summary>
public sealed class RecordTransferReceipt : Act
{
    public override string Id => "record-transfer-receipt";
    public override string Name => Texts.Of("reporting.record-transfer-receipt.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("received", Texts.Of("reporting.record-transfer-receipt.received")), ("reminded", Texts.Of("reporting.record-transfer-receipt.reminded")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "received" ? [CaseTrigger.RecordTransferNews] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Known(view, Forms.Text("receipt", Texts.Of("reporting.record-transfer-receipt.receipt")).Hint(Texts.Of("reporting.record-transfer-receipt.receipt-hint"))), Forms.Long("reason", Texts.Of("reporting.record-transfer-receipt.reason")).Hint(Texts.Of("reporting.record-transfer-receipt.reason-hint")));

    private static Field Known(ActView view, Field field) => view.Case.AwaitedTransfer is { Receipt: { } receipt } ? field.Default(receipt) : field;

    public override Refusal? Apply(Doing doing) => doing.Outcome == "reminded"
        ? doing.ReasonGiven()
        : doing.Missing(("receipt", Texts.Of("reporting.record-transfer-receipt.receipt"))) ?? doing.Case.RecordTransferNews(doing.Text("receipt"), null, null, doing.By, doing.Now);
}

/// <summary>记录办理结果 of the other organ.</summary>
public sealed class RecordTransferResult : Act
{
    public override string Id => "record-transfer-result";
    public override string Name => Texts.Of("reporting.record-transfer-result.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("accepted", Texts.Of("reporting.record-transfer-result.accepted")), ("concluded", Texts.Of("reporting.arrived.closed")), ("rejected", Texts.Of("reporting.record-transfer-result.rejected")), ("reminded", Texts.Of("reporting.record-transfer-result.reminded")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "reminded" ? [] : [CaseTrigger.RecordTransferNews];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("reporting.record-transfer-result.reason")).Required());

    public override Refusal? Apply(Doing doing)
    {
        var text = doing.Sealed("reason");
        return doing.Outcome == "reminded" ? null : doing.Case.RecordTransferNews(null, doing.Outcome, text, doing.By, doing.Now);
    }
}

/// <summary>对不予受理的处理 (国务院令第310号 9): asks for a review within three days, or takes the matter back.</summary>
public sealed class AnswerRefusal : Act
{
    public override string Id => "answer-refusal";
    public override string Name => Texts.Of("reporting.answer-refusal.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("objected", Texts.Of("reporting.answer-refusal.objected")), ("handled", Texts.Of("reporting.answer-refusal.handled")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("reporting.answer-refusal.reason")).Required());

    public override Refusal? Apply(Doing doing) => doing.ReasonGiven() ?? (doing.Outcome == "objected" ? doing.Case.ObjectToRefusal() : null);
}
