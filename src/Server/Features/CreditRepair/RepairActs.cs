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
    public override string Name => Texts.Of("credit-repair.register-repair.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("registered", Texts.Of("credit-repair.register-repair.registered")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ApplyForRepair];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("appliedOn", Texts.Of("credit-repair.register-repair.applied-on")).Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Long("materials", Texts.Of("credit-repair.register-repair.materials")).Required().Hint(Texts.Of("credit-repair.register-repair.materials-hint")));

    public override Refusal? Apply(Doing doing) => doing.Case.Facts.Notice?.PublishedAt is null
        ? CaseRefusals.ByCode(CaseRefusals.NotPublished)
        : doing.Case.ApplyForRepair(doing.Day("appliedOn")!.Value, RepairCredit.LeastUntil(doing.Case, doing.Transition.Calendar), doing.Sealed("materials"), doing.By, doing.Now);
}

/// <summary>核查: the second handler looks whether the decision is carried out.</summary>
public sealed class CheckRepair : Act
{
    public override string Id => "check-repair";
    public override string Name => Texts.Of("credit-repair.check-repair.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("fulfilled", Texts.Of("credit-repair.check-repair.fulfilled")), ("unfulfilled", Texts.Of("credit-repair.check-repair.unfulfilled")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.CheckRepair];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("credit-repair.check-repair.reason")).Hint(Texts.Of("credit-repair.check-repair.reason-hint")));

    public override Refusal? Apply(Doing doing) =>
        (doing.Outcome == "unfulfilled" ? doing.ReasonGiven() : null) ?? doing.Case.CheckRepair(doing.Outcome == "fulfilled", doing.By, doing.Now);
}

/// <summary>A leader who did not handle the case decides.</summary>
public sealed class DecideRepair : Act
{
    public override string Id => "decide-repair";
    public override string Name => Texts.Of("credit-repair.decide-repair.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("granted", Texts.Of("credit-repair.decide-repair.granted")), ("refused", Texts.Of("credit-repair.decide-repair.refused")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.DecideRepair];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("credit-repair.decide-repair.reason")).Hint(Texts.Of("credit-repair.decide-repair.reason-hint")));

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
    public override string Name => Texts.Of("credit-repair.end-publicity.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Publisher;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("removed", Texts.Of("credit-repair.end-publicity.removed")));
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
    public override string Name => Texts.Of("credit-repair.tell-applicant.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("told", Texts.Of("credit-repair.tell-applicant.told")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.TellApplicant];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("on", Texts.Of("credit-repair.tell-applicant.on")).Required().Default(IssuePriorNotice.Day(view.Today)), Forms.Text("how", Texts.Of("credit-repair.tell-applicant.how")).Required());

    public override Refusal? Apply(Doing doing) => doing.Case.TellApplicant(doing.Day("on")!.Value, doing.By, doing.Now);
}
