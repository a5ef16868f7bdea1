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
    public override string Name => Texts.Of("corrections.decide-correction.name");
    public override CaseStage Stage => CaseStage.Decision;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("changed", Texts.Of("corrections.decide-correction.changed")), ("annulled", Texts.Of("corrections.decide-correction.annulled")), ("redo", Texts.Of("corrections.decide-correction.redo")), ("kept", Texts.Of("corrections.decide-correction.kept")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "kept" ? [] : [CaseTrigger.CorrectDecision];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Money("fine", Texts.Of("corrections.decide-correction.fine")).Hint(Texts.Of("corrections.decide-correction.fine-hint")), Forms.Long("reason", Texts.Of("corrections.decide-correction.reason")).Required());

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
    public override string Name => Texts.Of("corrections.withdraw-corrected.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Publisher;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("withdrawn", Texts.Of("corrections.withdraw-corrected.withdrawn")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => of.Facts.Notice?.WithdrawnAt is null ? [CaseTrigger.WithdrawNotice] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("reason", Texts.Of("corrections.withdraw-corrected.reason")).Required().AtLeast(4).Hint(Texts.Of("corrections.withdraw-corrected.reason-hint"))
            .Default(view.Case.Facts.Correction is { Former: var former } ? Texts.Of("corrections.withdraw-corrected.reason-draft", former) : ""));

    public override Refusal? Apply(Doing doing) => doing.Case.Facts.Notice?.WithdrawnAt is not null
        ? null
        : NoticePrivacy.Refuse(doing.Text("reason")!, doing.Case) ?? WithdrawNotice.Take(doing.Transition, doing.Transition.Db.Notices.Find(doing.Case.Facts.Notice!.Id)!, doing.Text("reason")!);
}

/// <summary>恢复或者变更执行: money goes back, a licence is restored, entries are corrected.</summary>
public sealed class ReverseMeasures : Act
{
    public override string Id => "reverse-measures";
    public override string Name => Texts.Of("corrections.reverse-measures.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("reversed", Texts.Of("corrections.reverse-measures.reversed")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ReverseMeasures];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("what", Texts.Of("corrections.reverse-measures.what")).Required().Hint(Texts.Of("corrections.reverse-measures.what-hint")));

    public override Refusal? Apply(Doing doing) => doing.Case.ReverseMeasures(doing.Sealed("what"), doing.By, doing.Now);
}

/// <summary>送达变更或者撤销决定书 to the respondent.</summary>
public sealed class TellOfCorrection : Act
{
    public override string Id => "tell-of-correction";
    public override string Name => Texts.Of("corrections.tell-of-correction.name");
    public override CaseStage Stage => CaseStage.Service;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("told", Texts.Of("corrections.tell-of-correction.told")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.TellOfCorrection];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("method", Texts.Of("corrections.tell-of-correction.method"), ServiceDuties.Methods).Required(), Forms.Day("on", Texts.Of("corrections.tell-of-correction.on")).Required().Default(IssuePriorNotice.Day(view.Today)));

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
    public override string Name => Texts.Of("corrections.send-back.name");
    public override CaseStage Stage => CaseStage.Grading;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("sent-back", Texts.Of("corrections.send-back.name")));
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
