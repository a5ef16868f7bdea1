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
    public override string Name => Texts.Of("collection.remind-to-pay.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("issued", Texts.Of("collection.remind-to-pay.issued")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.RemindToPay];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Day("servedOn", Texts.Of("collection.remind-to-pay.served-on")).Required().Default(IssuePriorNotice.Day(view.Today)));

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
        Forms.Money("amount", Texts.Of("collection.payment.amount")).Hint(Texts.Of("collection.payment.amount-hint", view.Case.OwedOn(view.Today))),
        Forms.Day("paidOn", Texts.Of("collection.payment.paid-on")), Forms.Text("proof", Texts.Of("collection.payment.proof")),
    ];

    protected static Refusal? Paid(Doing doing) => doing.Missing(("amount", Texts.Of("collection.payment.amount")), ("paidOn", Texts.Of("collection.payment.paid-on")), ("proof", Texts.Of("collection.payment.proof")))
        ?? doing.Case.RecordPayment(doing.Number("amount")!.Value, doing.Day("paidOn")!.Value, doing.Sealed("proof"), doing.By, doing.Now);
}

/// <summary>催告期满, or the end of a deferral: paid, asked for time, or not paid.</summary>
public sealed class RecordPayment : PaymentAct
{
    public override string Id => "record-payment";
    public override string Name => Texts.Of("collection.record-payment.name");
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("paid", Texts.Of("collection.record-payment.paid")), ("deferral", Texts.Of("collection.record-payment.deferral")), ("unpaid", Texts.Of("collection.record-payment.unpaid")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "paid" ? [CaseTrigger.RecordPayment] : [];

    public override JsonObject Form(ActView view) => Forms.Of([.. PaymentFields(view), Forms.Long("reason", Texts.Of("collection.record-payment.reason")).Hint(Texts.Of("collection.record-payment.reason-hint"))]);

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
    public override string Name => Texts.Of("collection.approve-deferral.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("collection.approve-deferral.approved")), ("refused", Texts.Of("collection.approve-deferral.refused")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.AllowDeferral] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("until", Texts.Of("collection.approve-deferral.until")).Hint(Texts.Of("collection.approve-deferral.until-hint")), Forms.Whole("parts", Texts.Of("collection.approve-deferral.parts")).Hint(Texts.Of("collection.approve-deferral.parts-hint")), Forms.Long("reason", Texts.Of("collection.approve-deferral.reason")).Hint(Texts.Of("collection.approve-deferral.reason-hint")));

    public override Refusal? Apply(Doing doing) => doing.Outcome == "refused"
        ? doing.ReasonGiven()
        : doing.Missing(("until", Texts.Of("collection.approve-deferral.until")), ("parts", Texts.Of("collection.approve-deferral.parts")))
            ?? doing.Case.AllowDeferral(doing.Day("until")!.Value, (int)doing.Number("parts")!.Value, doing.Transition.Seal(doing.Text("reason")), doing.By, doing.Now);
}

/// <summary>申请人民法院强制执行 (行政强制法 53): after review and suit, within three months.</summary>
public sealed class ApplyToCourt : PaymentAct
{
    public override string Id => "apply-to-court";
    public override string Name => Texts.Of("collection.apply-to-court.name");
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("applied", Texts.Of("collection.apply-to-court.applied")), ("paid", Texts.Of("collection.record-payment.paid")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [outcome == "paid" ? CaseTrigger.RecordPayment : CaseTrigger.ApplyToCourt];

    public override JsonObject Form(ActView view) => Forms.Of(
        [Forms.Text("court", Texts.Of("collection.apply-to-court.court")), Forms.Text("number", Texts.Of("collection.apply-to-court.number")), Forms.Day("on", Texts.Of("collection.apply-to-court.on")), Forms.Long("lateGround", Texts.Of("collection.apply-to-court.late-ground")).Hint(Texts.Of("collection.apply-to-court.late-hint")), .. PaymentFields(view)]);

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "paid")
        {
            return Paid(doing);
        }

        if (doing.Missing(("court", Texts.Of("collection.apply-to-court.court")), ("on", Texts.Of("collection.apply-to-court.on"))) is { } missing)
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
    public override string Name => Texts.Of("collection.record-execution.name");
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("paid", Texts.Of("collection.record-execution.paid")), ("given-up", Texts.Of("collection.record-execution.given-up")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [outcome == "paid" ? CaseTrigger.RecordPayment : CaseTrigger.ConcludeExecution];

    public override JsonObject Form(ActView view) => Forms.Of(PaymentFields(view));

    public override Refusal? Apply(Doing doing) => doing.Outcome == "paid"
        ? Paid(doing)
        : doing.Missing(("paidOn", Texts.Of("collection.record-execution.paid-on")), ("proof", Texts.Of("collection.record-execution.proof"))) ?? doing.Case.GiveUpExecution(doing.Day("paidOn")!.Value, doing.Sealed("proof"), doing.By, doing.Now);
}
