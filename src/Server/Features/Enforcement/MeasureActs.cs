using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Enforcement;

/// <summary>Starts one kind of measure: what, from when, and until when it runs.</summary>
public sealed class StartMeasure(string kind, string title) : Act
{
    public override string Id => "start-" + kind;
    public override string Name => title;
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("started", "已执行"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.StartMeasure];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("what", "措施内容").Required(),
        Forms.Day("from", "起始日期").Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Day("until", "期满日期").Hint("到期自动恢复的措施填写，例如暂停执业；期满后会产生恢复任务。"));

    public override Refusal? Apply(Doing doing) =>
        doing.Case.StartMeasure(kind, doing.Text("what")!, doing.Day("from")!.Value, Until(doing), doing.By, doing.Now);

    // A suspension ends on its day: where the form leaves it out, the months decided on are counted.
    private DateOnly? Until(Doing doing) =>
        doing.Day("until") ?? (kind == "licence" && doing.Case.Facts.Decision?.Grading is { SuspensionMonths: > 0 and var months, Revocation: false }
            ? doing.Day("from")!.Value.AddMonths(months).AddDays(-1)
            : null);
}

/// <summary>Ends a measure with its proof; refused before its last day is over.</summary>
public sealed class FinishMeasure(string kind, string title) : Act
{
    public override string Id => "finish-" + kind;
    public override string Name => title;
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("finished", "已办结"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.FinishMeasure];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("proof", "凭证").Required()
            .Hint(view.Case.Facts.Measures.LastOrDefault(m => m.Kind == kind && m.Finished is null) is { Until: { } until } ? $"措施执行到{IssuePriorNotice.Day(until)}，期满后办结。" : "缴款书、恢复通知、移送回执等的编号。"));

    public override Refusal? Apply(Doing doing) => doing.Case.FinishMeasure(kind, doing.Sealed("proof"), doing.By, doing.Now);
}
