using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.CreditRepair;

/// <summary>登记信用修复申请.</summary>
public sealed class RegisterRepair : Act
{
    public override string Id => "register-repair";
    public override string Name => "登记信用修复申请";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("registered", "已登记"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ApplyForRepair];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("appliedOn", "申请日期").Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Long("materials", "申请材料").Required().Hint("修复申请书、履行完毕的证明等。"));

    public override Refusal? Apply(Doing doing) => doing.Case.Facts.Notice?.PublishedAt is null
        ? CaseRefusals.ByCode(CaseRefusals.NotPublished)
        : doing.Case.ApplyForRepair(doing.Day("appliedOn")!.Value, RepairCredit.LeastUntil(doing.Case, doing.Transition.Calendar), doing.Sealed("materials"), doing.By, doing.Now);
}

/// <summary>核查: the second handler looks whether the decision is carried out.</summary>
public sealed class CheckRepair : Act
{
    public override string Id => "check-repair";
    public override string Name => "核查履行情况";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("fulfilled", "已经履行完毕"), ("unfulfilled", "没有履行完毕"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.CheckRepair];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "核查情况").Hint("没有履行完毕的必填。"));

    public override Refusal? Apply(Doing doing) =>
        (doing.Outcome == "unfulfilled" ? doing.ReasonGiven() : null) ?? doing.Case.CheckRepair(doing.Outcome == "fulfilled", doing.By, doing.Now);
}

/// <summary>A leader who did not handle the case decides.</summary>
public sealed class DecideRepair : Act
{
    public override string Id => "decide-repair";
    public override string Name => "决定信用修复";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("granted", "准予修复"), ("refused", "不予修复"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.DecideRepair];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "理由").Hint("不予修复时必填，并告知申请人。"));

    public override Refusal? Apply(Doing doing)
    {
        var reason = doing.Transition.Seal(doing.Text("reason"));
        return doing.Outcome == "refused" && reason is null ? TaskRefusals.ReasonMissing : doing.Case.DecideRepair(doing.Outcome == "granted", reason, doing.By, doing.Now);
    }
}

/// <summary>提前停止公示: the notice is shown until yesterday; it was right, so nothing is withdrawn.</summary>
public sealed class EndPublicity : Act
{
    public override string Id => "end-publicity";
    public override string Name => "停止公示";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Publisher;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("removed", "已停止公示"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.EndPublicity];

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Case.EndPublicity(doing.By, doing.Now) is { } refusal)
        {
            return refusal;
        }

        var t = doing.Transition;
        if (t.Db.Notices.Find(doing.Case.Facts.Notice!.Id) is { } notice)
        {
            notice.Until = t.Today.AddDays(-1);
            t.Audit("publicity-ended", new JsonObject { ["notice"] = notice.Id });
        }

        return null;
    }
}

/// <summary>告知申请人 the decision on the repair.</summary>
public sealed class TellApplicant : Act
{
    public override string Id => "tell-applicant";
    public override string Name => "告知申请人";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("told", "已告知"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.TellApplicant];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("on", "告知日期").Required().Default(IssuePriorNotice.Day(view.Today)), Forms.Text("how", "告知方式").Required());

    public override Refusal? Apply(Doing doing) => doing.Case.TellApplicant(doing.Day("on")!.Value, doing.By, doing.Now);
}
