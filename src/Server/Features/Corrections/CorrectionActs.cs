using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Publication;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Service;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Corrections;

/// <summary>变更、撤销原决定 by a leader who did not handle the case.</summary>
public sealed class DecideCorrection : Act
{
    public override string Id => "decide-correction";
    public override string Name => "变更或者撤销决定";
    public override CaseStage Stage => CaseStage.Decision;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("changed", "变更决定"), ("annulled", "撤销决定"), ("redo", "撤销并重新作出"), ("kept", "不变更、不撤销"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "kept" ? [] : [CaseTrigger.CorrectDecision];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Money("fine", "变更后的罚款").Hint("只在变更时填写；不再罚款的不填，不得高于原来的罚款。"), Forms.Long("reason", "理由").Required());

    public override Refusal? Apply(Doing doing)
    {
        var t = doing.Transition;
        var reason = doing.Sealed("reason");
        if (doing.Outcome == "kept")
        {
            return doing.Case is { Ordered: { } ordered, Facts.Correction: null } ? CaseRefusals.ResultBinds(ordered) : null;
        }

        var refusal = doing.Case.Correct(doing.Outcome, DocumentNumbers.Next(t, "更"), doing.Number("fine"), reason, doing.By, doing.Now);
        if (refusal is null && doing.Outcome != "changed")
        {
            // What was annulled is neither carried out nor published any further.
            Running.Stop(t, "case-enforcement", "case-publication");
        }

        return refusal;
    }
}

/// <summary>撤回公示 (行政处罚法 48): within three working days, and the reason stays for everybody to read.</summary>
public sealed class WithdrawCorrected : Act
{
    public override string Id => "withdraw-notice";
    public override string Name => "撤回公示";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Publisher;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("withdrawn", "已撤回"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => of.Facts.Notice?.WithdrawnAt is null ? [CaseTrigger.WithdrawNotice] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("reason", "公开的撤回理由").Required().AtLeast(4).Hint("会向社会公开；不得出现任何人的姓名、证件号、电话、住址和健康信息。")
            .Default(view.Case.Facts.Correction is { Former: var former } ? $"{former}处理决定已依法变更或者撤销。" : ""));

    public override Refusal? Apply(Doing doing) => doing.Case.Facts.Notice?.WithdrawnAt is not null
        ? null
        : NoticePrivacy.Refuse(doing.Text("reason")!, doing.Case) ?? WithdrawNotice.Take(doing.Transition, doing.Transition.Db.Notices.Find(doing.Case.Facts.Notice!.Id)!, doing.Text("reason")!);
}

/// <summary>恢复或者变更执行: money goes back, a licence is restored, entries are corrected.</summary>
public sealed class ReverseMeasures : Act
{
    public override string Id => "reverse-measures";
    public override string Name => "恢复或者变更执行";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("reversed", "已办理"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ReverseMeasures];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("what", "办理情况和凭证").Required().Hint("退还罚没款项、恢复执业、更正人事和医保记录等，逐项写明凭证编号。"));

    public override Refusal? Apply(Doing doing) => doing.Case.ReverseMeasures(doing.Sealed("what"), doing.By, doing.Now);
}

/// <summary>送达变更或者撤销决定书 to the respondent.</summary>
public sealed class TellOfCorrection : Act
{
    public override string Id => "tell-of-correction";
    public override string Name => "送达变更或者撤销决定";
    public override CaseStage Stage => CaseStage.Service;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("told", "已送达"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.TellOfCorrection];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("method", "送达方式", ServiceDuties.Methods).Required(), Forms.Day("on", "送达日期").Required().Default(IssuePriorNotice.Day(view.Today)));

    public override Refusal? Apply(Doing doing)
    {
        var refusal = doing.Case.TellOfCorrection(doing.Day("on")!.Value, doing.By, doing.Now);
        if (refusal is null)
        {
            ServiceDuties.Done(doing.Transition, "correction", doing.Day("on")!.Value);
        }

        return refusal;
    }
}

/// <summary>发回重新作出: the head sends the case back to grading; what ran for the old decision ends.</summary>
public sealed class SendBack : Act
{
    public override string Id => "redo-decision";
    public override string Name => "发回重新办理";
    public override CaseStage Stage => CaseStage.Grading;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("sent-back", "发回重新办理"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.RedoDecision];

    public override Refusal? Apply(Doing doing)
    {
        var refusal = doing.Case.RedoDecision(doing.By, doing.Now);
        if (refusal is null)
        {
            Running.Stop(doing.Transition, RecordTipOff.Workflow, "case-redo", "case-collection", "case-credit-repair");
        }

        return refusal;
    }
}

/// <summary>Instances of a case that a decision makes pointless.</summary>
internal static class Running
{
    public static void Stop(Transition t, params string[] definitions)
    {
        foreach (var instance in t.Records.Instances.Where(i => definitions.Contains(i.DefinitionId)))
        {
            t.Cancel(instance.Id);
            t.Audit("procedure-stopped", new JsonObject { ["procedure"] = instance.DefinitionId, ["instance"] = instance.Id });
        }
    }
}
