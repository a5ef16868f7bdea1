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
    public override string Name => "核对移送回执";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("received", "已收到回执"), ("reminded", "没有收到，已催办"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "received" ? [CaseTrigger.RecordTransferNews] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Known(view, Forms.Text("receipt", "回执编号").Hint("收到回执的必填。")), Forms.Long("reason", "催办情况").Hint("催办的必填。"));

    private static Field Known(ActView view, Field field) => view.Case.AwaitedTransfer is { Receipt: { } receipt } ? field.Default(receipt) : field;

    public override Refusal? Apply(Doing doing) => doing.Outcome == "reminded"
        ? doing.ReasonGiven()
        : doing.Missing(("receipt", "回执编号")) ?? doing.Case.RecordTransferNews(doing.Text("receipt"), null, null, doing.By, doing.Now);
}

/// <summary>记录办理结果 of the other organ.</summary>
public sealed class RecordTransferResult : Act
{
    public override string Id => "record-transfer-result";
    public override string Name => "记录移送结果";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("accepted", "已受理，等待结果"), ("concluded", "已办结"), ("rejected", "不予受理或者退回"), ("reminded", "没有反馈，已催办"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "reminded" ? [] : [CaseTrigger.RecordTransferNews];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "反馈内容或者催办情况").Required());

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
    public override string Name => "处理不予受理";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("objected", "提请复议"), ("handled", "由本机关处理"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "理由").Required());

    public override Refusal? Apply(Doing doing) => doing.ReasonGiven() ?? (doing.Outcome == "objected" ? doing.Case.ObjectToRefusal() : null);
}
