using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Corrections;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Merging;

/// <summary>提出并案: the leading case is one that the proposer may see.</summary>
public sealed class ProposeMerger : Act
{
    public override string Id => "propose-merger";
    public override string Name => Texts.Of("merging.propose-merger.name");
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("proposed", Texts.Of("merging.propose-merger.name")), ("dropped", Texts.Of("merging.propose-merger.dropped")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "proposed" ? [CaseTrigger.ProposeMerger] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("leading", Texts.Of("merging.propose-merger.leading")).Hint(Texts.Of("merging.propose-merger.leading-hint")),
        Forms.Choice("ground", Texts.Of("merging.propose-merger.ground"), ("same-person", Texts.Of("merging.propose-merger.same-person")), ("same-matter", Texts.Of("merging.propose-merger.same-matter"))), Forms.Long("reason", Texts.Of("merging.propose-merger.reason")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "dropped")
        {
            return doing.ReasonGiven();
        }

        if (doing.Missing(("leading", Texts.Of("merging.propose-merger.leading")), ("ground", Texts.Of("merging.propose-merger.ground"))) is { } missing)
        {
            return missing;
        }

        var (t, number) = (doing.Transition, doing.Text("leading")!.Trim());
        return t.Db.VisibleTo(doing.By).FirstOrDefault(c => c.Number == number && c.Kind == Case.OfCase) is { } leading
            ? doing.Case.ProposeMerger(leading, doing.Text("ground")!, t.Seal(doing.Text("reason")), doing.By, doing.Now)
            : Refusals.Of("no-such-leading-case", number);
    }
}

/// <summary>The second handler agrees, or does not.</summary>
public sealed class ConfirmMerger : Act
{
    public override string Id => "confirm-merger";
    public override string Name => Texts.Of("merging.confirm-merger.name");
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("agreed", Texts.Of("merging.confirm-merger.agreed")), ("disagreed", Texts.Of("merging.confirm-merger.disagreed")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "agreed" ? [CaseTrigger.ConfirmMerger] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("merging.confirm-merger.reason")).Hint(Texts.Of("merging.confirm-merger.reason-hint")));

    public override Refusal? Apply(Doing doing) => doing.Outcome == "agreed" ? doing.Case.ConfirmMerger(doing.By, doing.Now) : doing.ReasonGiven();
}

/// <summary>批准并案: tasks of this case rest, its deadlines end, and both cases name each other. Tip and evidence stay where they are.</summary>
public sealed class ApproveMerger : Act
{
    public override string Id => "approve-merger";
    public override string Name => Texts.Of("merging.approve-merger.name");
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("merging.approve-merger.approved")), ("refused", Texts.Of("merging.approve-merger.refused")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.Merge] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("merging.confirm-merger.reason")).Hint(Texts.Of("merging.confirm-merger.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "refused")
        {
            return doing.ReasonGiven();
        }

        var t = doing.Transition;
        var deadlines = t.Records.OpenDeadlines.Where(d => d.Id != doing.Task.DeadlineId).Select(d => d.Id).ToList();
        var leading = t.Db.Cases.Find(doing.Case.Facts.Merger!.Target)!;
        if (doing.Case.MergeInto(leading, deadlines, doing.By, doing.Now) is { } refusal)
        {
            return refusal;
        }

        foreach (var task in t.Records.OpenTasks.Where(x => x.Id != doing.Task.Id))
        {
            task.State = "suspended";
        }

        foreach (var deadline in deadlines)
        {
            DeadlineRows.Lapse(t, deadline, "merged");
        }

        leading.Version++;
        t.Audit("case-merged", new JsonObject { ["into"] = leading.Id, ["number"] = leading.Number });
        t.AuditOn(leading.Id, "case-took-in", new JsonObject { ["case"] = t.Case.Id, ["number"] = t.Case.Number });
        return null;
    }
}

/// <summary>审批分案: what rested goes on, and the deadlines run as if nothing had been.</summary>
public sealed class DecideUnmerger : Act
{
    public override string Id => "decide-unmerger";
    public override string Name => Texts.Of("merging.decide-unmerger.name");
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("merging.decide-unmerger.approved")), ("refused", Texts.Of("merging.decide-unmerger.refused")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.Unmerge] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("merging.propose-merger.ground")).Required());

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "refused")
        {
            return doing.ReasonGiven();
        }

        var t = doing.Transition;
        if (doing.Case.Facts.Merger is not { Into: { } into } merger)
        {
            return CaseRefusals.ByCode(CaseRefusals.NotMerged);
        }

        var leading = t.Db.Cases.Find(into)!;
        if (doing.Case.Unmerge(leading, doing.By, doing.Now) is { } refusal)
        {
            return refusal;
        }

        foreach (var task in t.Db.Tasks.Where(x => x.CaseId == t.Case.Id && x.State == "suspended").ToList())
        {
            task.State = "open";
        }

        foreach (var deadline in t.Db.Deadlines.Where(d => merger.Deadlines.Contains(d.Id)).ToList())
        {
            (deadline.State, deadline.MetAt) = ("running", null);
            deadline.Version++;
        }

        Running.Stop(t, "case-merging");
        leading.Version++;
        t.Audit("case-unmerged", new JsonObject { ["from"] = leading.Id, ["number"] = leading.Number });
        t.AuditOn(leading.Id, "case-let-go", new JsonObject { ["case"] = t.Case.Id, ["number"] = t.Case.Number });
        return null;
    }
}
