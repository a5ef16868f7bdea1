using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Hearings;

/// <summary>听证通知: the host, who did not investigate, sets the day at least seven working days ahead.</summary>
public sealed class ArrangeHearing : Act
{
    public override string Id => "arrange-hearing";
    public override string Name => "通知听证";
    public override CaseStage Stage => CaseStage.Hearing;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("arranged", "已通知"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ArrangeHearing];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("notifiedOn", "通知送达日期").Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Day("heldOn", "听证日期").Required(),
        Forms.Yes("agreedEarlier", "当事人书面同意提前").Hint("听证七个工作日前须通知当事人（行政处罚法第六十四条）。"),
        Forms.Text("place", "地点"));

    public override Refusal? Apply(Doing doing)
    {
        var notified = doing.Day("notifiedOn")!.Value;
        return doing.Case.ArrangeHearing(notified, doing.Day("heldOn")!.Value, doing.Transition.Calendar.EarliestHearing(notified), doing.Flag("agreedEarlier"), doing.By, doing.Now);
    }
}

/// <summary>听证: held, or waived by staying away; the record is signed.</summary>
public sealed class HoldHearing : Act
{
    public override string Id => "hold-hearing";
    public override string Name => "举行听证";
    public override CaseStage Stage => CaseStage.Hearing;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("held", "已举行"), ("waived", "当事人无正当理由缺席，视为放弃"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.HoldHearing];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("record", "听证笔录要点").Required());

    public override Refusal? Apply(Doing doing) => doing.Case.HoldHearing(doing.Outcome, doing.Sealed("record"), doing.By, doing.Now);
}
