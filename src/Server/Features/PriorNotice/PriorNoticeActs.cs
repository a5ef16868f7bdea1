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
    public override string Name => Texts.Of("prior-notice.issue-prior-notice.name");
    public override CaseStage Stage => CaseStage.PriorNotice;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("issued", Texts.Of("prior-notice.issue-prior-notice.issued")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.IssuePriorNotice];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("servedOn", Texts.Of("prior-notice.issue-prior-notice.served-on")).Required().Default(Day(view.Today)),
        Forms.Long("text", Texts.Of("prior-notice.issue-prior-notice.text")).Hint(Texts.Of("prior-notice.issue-prior-notice.text-hint")));

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
    public override string Name => Texts.Of("prior-notice.record-defence.name");
    public override CaseStage Stage => CaseStage.PriorNotice;
    public override string Role => Domain.People.Role.Handler;

    public override IReadOnlyDictionary<string, string> Outcomes => Are(
        ("stated", Texts.Of("prior-notice.record-defence.stated")), ("hearing-requested", Texts.Of("prior-notice.record-defence.hearing-requested")), ("waived", Texts.Of("prior-notice.record-defence.waived")), ("none", Texts.Of("prior-notice.record-defence.none")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.RecordDefence];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("on", Texts.Of("prior-notice.record-defence.on")).Required().Default(IssuePriorNotice.Day(view.Today))
            .Hint(view.Case.Facts.PriorNotice is { } notice ? Texts.Of("prior-notice.record-defence.on-hint", IssuePriorNotice.Day(notice.LastDay), notice.HearingOffered ? "" : Texts.Of("prior-notice.record-defence.no-hearing")) : ""),
        Forms.Long("statement", Texts.Of("prior-notice.record-defence.statement")));

    public override Refusal? Apply(Doing doing) =>
        doing.Case.RecordDefence(doing.Outcome, doing.Day("on")!.Value, doing.Transition.Seal(doing.Text("statement")), doing.By, doing.Now);
}

/// <summary>复核申辩 (行政处罚法 45): accepted or not, with reasons; never heavier because of it.</summary>
public sealed class ReviewDefence : Act
{
    public override string Id => "review-defence";
    public override string Name => Texts.Of("prior-notice.review-defence.name");
    public override CaseStage Stage => CaseStage.PriorNotice;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("upheld", Texts.Of("prior-notice.review-defence.upheld")), ("accepted", Texts.Of("prior-notice.review-defence.accepted")), ("reinvestigate", Texts.Of("prior-notice.review-defence.reinvestigate")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "reinvestigate" ? [CaseTrigger.ReviewDefence, CaseTrigger.ReturnToInvestigation] : [CaseTrigger.ReviewDefence];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("review", Texts.Of("prior-notice.review-defence.review")).Required().Hint(Texts.Of("prior-notice.review-defence.review-hint")));

    public override Refusal? Apply(Doing doing) =>
        doing.Case.ReviewDefence(doing.Sealed("review"), doing.By, doing.Now)
        ?? (doing.Outcome == "reinvestigate" ? doing.Case.ReturnToInvestigation(doing.By, doing.Now) : null);
}
