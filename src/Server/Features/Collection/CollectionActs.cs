using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Collection;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Collection;

/// <summary>催告 (行政强制法 54): in writing, with ten days; only after the time for payment.</summary>
public sealed class RemindToPay : Act
{
    public override string Id => "issue-payment-reminder";
    public override string Name => "送达催告书";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("issued", "已送达"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.RemindToPay];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Day("servedOn", "催告书送达日期").Required().Default(IssuePriorNotice.Day(view.Today)));

    public override Refusal? Apply(Doing doing)
    {
        var (calendar, served) = (doing.Transition.Calendar, doing.Day("servedOn")!.Value);
        return doing.Case.Facts.Service is { } service
            ? doing.Case.RemindToPay(served, CollectPayment.PayBy(service.On, calendar), calendar.LastDay("payment-reminder", served), doing.By, doing.Now)
            : CaseRefusals.ByCode(CaseRefusals.NothingServed);
    }
}

/// <summary>Steps at which the whole sum may come in.</summary>
public abstract class PaymentAct : Act
{
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;

    protected static Field[] PaymentFields(ActView view) =>
    [
        Forms.Money("amount", "实缴金额").Hint(string.Create(CultureInfo.InvariantCulture, $"今天应缴{view.Case.OwedOn(view.Today):0.##}元，含每日百分之三的加处罚款；复议、诉讼和批准暂缓的日子不计。")),
        Forms.Day("paidOn", "缴款日期"), Forms.Text("proof", "缴款凭证"),
    ];

    protected static Refusal? Paid(Doing doing) => doing.Missing(("amount", "实缴金额"), ("paidOn", "缴款日期"), ("proof", "缴款凭证"))
        ?? doing.Case.RecordPayment(doing.Number("amount")!.Value, doing.Day("paidOn")!.Value, doing.Sealed("proof"), doing.By, doing.Now);
}

/// <summary>催告期满, or the end of a deferral: paid, asked for time, or not paid.</summary>
public sealed class RecordPayment : PaymentAct
{
    public override string Id => "record-payment";
    public override string Name => "记录缴款情况";
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("paid", "已缴清"), ("deferral", "申请暂缓或者分期"), ("unpaid", "仍未缴清"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "paid" ? [CaseTrigger.RecordPayment] : [];

    public override JsonObject Form(ActView view) => Forms.Of([.. PaymentFields(view), Forms.Long("reason", "情况说明").Hint("申请暂缓或者分期的，写明经济困难的情况。")]);

    public override Refusal? Apply(Doing doing) => doing.Outcome switch
    {
        "paid" => Paid(doing),
        "deferral" => doing.ReasonGiven(),
        _ => doing.Case.FindUnpaid(doing.Now),
    };
}

/// <summary>批准暂缓、分期 (行政处罚法 66).</summary>
public sealed class ApproveDeferral : Act
{
    public override string Id => "approve-deferral";
    public override string Name => "审批暂缓或者分期";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("approved", "批准"), ("refused", "不批准"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.AllowDeferral] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("until", "最后一日").Hint("批准时必填。"), Forms.Whole("parts", "分几期").Hint("暂缓的填1。"), Forms.Long("reason", "理由").Hint("不批准时必填。"));

    public override Refusal? Apply(Doing doing) => doing.Outcome == "refused"
        ? doing.ReasonGiven()
        : doing.Missing(("until", "最后一日"), ("parts", "分几期"))
            ?? doing.Case.AllowDeferral(doing.Day("until")!.Value, (int)doing.Number("parts")!.Value, doing.Transition.Seal(doing.Text("reason")), doing.By, doing.Now);
}

/// <summary>申请人民法院强制执行 (行政强制法 53): after review and suit, within three months.</summary>
public sealed class ApplyToCourt : PaymentAct
{
    public override string Id => "apply-to-court";
    public override string Name => "申请强制执行";
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("applied", "已申请"), ("paid", "已缴清"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [outcome == "paid" ? CaseTrigger.RecordPayment : CaseTrigger.ApplyToCourt];

    public override JsonObject Form(ActView view) => Forms.Of(
        [Forms.Text("court", "人民法院"), Forms.Text("number", "申请书编号"), Forms.Day("on", "申请日期"), Forms.Long("lateGround", "逾期的正当理由").Hint("超过三个月申请的必填。"), .. PaymentFields(view)]);

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "paid")
        {
            return Paid(doing);
        }

        if (doing.Missing(("court", "人民法院"), ("on", "申请日期")) is { } missing)
        {
            return missing;
        }

        var t = doing.Transition;
        var application = new CourtApplication(doing.Text("court")!, doing.Text("number"), doing.Day("on")!.Value, t.Seal(doing.Text("lateGround")), new(doing.By.Id, doing.By.Name, doing.Now));
        return doing.Case.ApplyToCourt(application, CollectPayment.Window(doing.Case, t.Calendar), doing.By, doing.Now);
    }
}

/// <summary>强制执行结果.</summary>
public sealed class RecordExecution : PaymentAct
{
    public override string Id => "record-execution";
    public override string Name => "记录强制执行结果";
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("paid", "执行到位"), ("given-up", "人民法院终结执行"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [outcome == "paid" ? CaseTrigger.RecordPayment : CaseTrigger.ConcludeExecution];

    public override JsonObject Form(ActView view) => Forms.Of(PaymentFields(view));

    public override Refusal? Apply(Doing doing) => doing.Outcome == "paid"
        ? Paid(doing)
        : doing.Missing(("paidOn", "缴款日期（终结之日）"), ("proof", "缴款凭证（裁定书文号）")) ?? doing.Case.GiveUpExecution(doing.Day("paidOn")!.Value, doing.Sealed("proof"), doing.By, doing.Now);
}
