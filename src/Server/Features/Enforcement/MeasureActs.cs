using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Enforcement;

/// <summary>Starts one kind of measure: what, from when, and until when it runs.</summary>
public sealed class StartMeasure(string kind) : Act
{
    public override string Id => "start-" + kind;
    public override string Name => Texts.Of("tasks.start-measure." + kind);
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("started", Texts.Of("enforcement.start-measure.started")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.StartMeasure];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("what", Texts.Of("enforcement.start-measure.what")).Required(),
        Forms.Day("from", Texts.Of("enforcement.start-measure.from")).Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Day("until", Texts.Of("enforcement.start-measure.until")).Hint(Texts.Of("enforcement.start-measure.until-hint")));

    public override Refusal? Apply(Doing doing) =>
        doing.Case.StartMeasure(kind, doing.Text("what")!, doing.Day("from")!.Value, Until(doing), doing.By, doing.Now);

    // A suspension ends on its day: where the form leaves it out, the months decided on are counted.
    private DateOnly? Until(Doing doing) =>
        doing.Day("until") ?? (kind == "licence" && doing.Case.Facts.Decision?.Grading is { SuspensionMonths: > 0 and var months, Revocation: false }
            ? doing.Day("from")!.Value.AddMonths(months).AddDays(-1)
            : null);
}

/// <summary>Ends a measure with its proof; refused before its last day is over.</summary>
public sealed class FinishMeasure(string kind) : Act
{
    public override string Id => "finish-" + kind;
    public override string Name => Texts.Of("tasks.finish-measure." + kind);
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("finished", Texts.Of("enforcement.finish-measure.finished")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.FinishMeasure];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("proof", Texts.Of("enforcement.finish-measure.proof")).Required()
            .Hint(view.Case.Facts.Measures.LastOrDefault(m => m.Kind == kind && m.Finished is null) is { Until: { } until } ? Texts.Of("enforcement.finish-measure.runs-hint", IssuePriorNotice.Day(until)) : Texts.Of("enforcement.finish-measure.proof-hint")));

    public override Refusal? Apply(Doing doing) => doing.Case.FinishMeasure(kind, doing.Sealed("proof"), doing.By, doing.Now);
}
