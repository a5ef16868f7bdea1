using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Triage;

/// <summary>分办: the head of the section names two handlers.</summary>
public sealed class AssignHandlers : Act
{
    public override string Id => "assign-handlers";
    public override string Name => "分办";
    public override CaseStage Stage => CaseStage.Triage;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("assigned", "分办"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [of.Stage is CaseStage.Triage ? CaseTrigger.Assign : CaseTrigger.Reassign];

    public override JsonObject Form(ActView view) => Forms.Of(TwoHandlers(view));

    public override Refusal? Apply(Doing doing) => AssignTo(doing);

    internal static Field[] TwoHandlers(ActView view)
    {
        (string, string)[] people = [.. view.Handlers.Where(p => !view.Case.IsRecused(p.Id)).Select(p => (p.Id, p.Name))];
        return
        [
            Forms.Choice("lead", "主办人", people).Required(),
            Forms.Choice("second", "协办人", people).Required().Hint("须有两名承办人（行政处罚法第四十二条）。"),
        ];
    }

    internal static Refusal? AssignTo(Doing doing)
    {
        if (doing.Handler("lead") is not { } lead || doing.Handler("second") is not { } second)
        {
            return CaseRefusals.UnfitHandler("所选人员");
        }

        var refusal = doing.Case.Assign(lead, second, doing.By, doing.Now);
        if (refusal is null)
        {
            CaseParties.Add(doing.Transition, lead.Id, second.Id);
            doing.Transition.Audit("handlers-assigned", new JsonObject { ["lead"] = lead.Id, ["second"] = second.Id });
        }

        return refusal;
    }
}

/// <summary>决定回避 (行政处罚法 43): the head grants it and names other handlers, or refuses it.</summary>
public sealed class DecideRecusal : Act
{
    public override string Id => "decide-recusal";
    public override string Name => "决定回避";
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("granted", "同意回避并改派"), ("refused", "不予回避"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "granted" ? [of.Stage is CaseStage.Triage ? CaseTrigger.Assign : CaseTrigger.Reassign] : [];

    public override JsonObject Form(ActView view) => Forms.Of([.. AssignHandlers.TwoHandlers(view).Select(f => f with { IsRequired = false })]);

    public override Refusal? Apply(Doing doing)
    {
        var granted = doing.Outcome == "granted";
        doing.Case.DecideRecusal(granted, doing.By, doing.Now);
        if (!granted)
        {
            return null;
        }

        var refusal = AssignHandlers.AssignTo(doing);
        if (refusal is null)
        {
            CaseParties.Bar(doing.Transition, doing.Case.Facts.Recusals.Where(r => r.Granted == true).Select(r => r.Person));
        }

        return refusal;
    }
}
