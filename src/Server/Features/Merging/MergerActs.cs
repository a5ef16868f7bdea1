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
    public override string Name => "提出并案";
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("proposed", "提出并案"), ("dropped", "不并案"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "proposed" ? [CaseTrigger.ProposeMerger] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("leading", "主案案号").Hint("本案并入该案；只能填您有权查看、还没有作出决定的案件。"),
        Forms.Choice("ground", "理由", ("same-person", "同一当事人"), ("same-matter", "同一事情")), Forms.Long("reason", "说明"));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "dropped")
        {
            return doing.ReasonGiven();
        }

        if (doing.Missing(("leading", "主案案号"), ("ground", "理由")) is { } missing)
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
    public override string Name => "确认并案";
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("agreed", "同意"), ("disagreed", "不同意"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "agreed" ? [CaseTrigger.ConfirmMerger] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "意见").Hint("不同意时必填。"));

    public override Refusal? Apply(Doing doing) => doing.Outcome == "agreed" ? doing.Case.ConfirmMerger(doing.By, doing.Now) : doing.ReasonGiven();
}

/// <summary>批准并案: tasks of this case rest, its deadlines end, and both cases name each other. Tip and evidence stay where they are.</summary>
public sealed class ApproveMerger : Act
{
    public override string Id => "approve-merger";
    public override string Name => "审批并案";
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("approved", "同意并案"), ("refused", "不同意并案"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.Merge] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "意见").Hint("不同意时必填。"));

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
    public override string Name => "审批分案";
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("approved", "同意分案"), ("refused", "不同意分案"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.Unmerge] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "理由").Required());

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
