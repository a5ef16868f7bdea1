using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Service;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.PriorNotice;

/// <summary>事先告知: the notice has reached the respondent; the five working days of article 64 begin.</summary>
public sealed class IssuePriorNotice : Act
{
    public override string Id => "issue-prior-notice";
    public override string Name => "事先告知";
    public override CaseStage Stage => CaseStage.PriorNotice;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("issued", "已告知"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.IssuePriorNotice];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("servedOn", "告知书送达日期").Required().Default(Day(view.Today)),
        Forms.Long("text", "告知内容").Hint("拟处罚的事实、理由、依据、种类和幅度，以及陈述申辩、听证的权利。"));

    public override Refusal? Apply(Doing doing)
    {
        var served = doing.Day("servedOn")!.Value;
        var offered = doing.Case.Facts.Proposal?.Response["procedure"]?["hearingOffered"]?.GetValue<bool>() ?? false;
        doing.Sealed("text");
        var refusal = doing.Case.IssuePriorNotice(served, doing.Transition.Calendar.LastDay("hearing-request", served), offered, doing.By, doing.Now);
        if (refusal is null)
        {
            ServiceDuties.Done(doing.Transition, "prior-notice", served);
        }

        return refusal;
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>陈述申辩: what the respondent did within the time.</summary>
public sealed class RecordDefence : Act
{
    public override string Id => "record-defence";
    public override string Name => "记录陈述申辩";
    public override CaseStage Stage => CaseStage.PriorNotice;
    public override string Role => Domain.People.Role.Handler;

    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(
        ("stated", "提出陈述申辩"), ("hearing-requested", "申请听证"), ("waived", "书面放弃"), ("none", "逾期未提出"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.RecordDefence];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("on", "提出日期").Required().Default(IssuePriorNotice.Day(view.Today))
            .Hint(view.Case.Facts.PriorNotice is { } notice ? $"期限到{IssuePriorNotice.Day(notice.LastDay)}。{(notice.HearingOffered ? "" : "本案没有听证权利。")}" : ""),
        Forms.Long("statement", "陈述申辩内容"));

    public override Refusal? Apply(Doing doing) =>
        doing.Case.RecordDefence(doing.Outcome, doing.Day("on")!.Value, doing.Transition.Seal(doing.Text("statement")), doing.By, doing.Now);
}

/// <summary>复核申辩 (行政处罚法 45): accepted or not, with reasons; never heavier because of it.</summary>
public sealed class ReviewDefence : Act
{
    public override string Id => "review-defence";
    public override string Name => "复核陈述申辩";
    public override CaseStage Stage => CaseStage.PriorNotice;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("upheld", "不予采纳，维持"), ("accepted", "采纳，重新裁量"), ("reinvestigate", "需要补充调查"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "reinvestigate" ? [CaseTrigger.ReviewDefence, CaseTrigger.ReturnToInvestigation] : [CaseTrigger.ReviewDefence];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("review", "复核意见").Required().Hint("逐条说明是否采纳及理由；不得因申辩加重处罚。"));

    public override Refusal? Apply(Doing doing) =>
        doing.Case.ReviewDefence(doing.Sealed("review"), doing.By, doing.Now)
        ?? (doing.Outcome == "reinvestigate" ? doing.Case.ReturnToInvestigation(doing.By, doing.Now) : null);
}
