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
    public override string Name => Texts.Of("triage.assign-handlers.name");
    public override CaseStage Stage => CaseStage.Triage;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("assigned", Texts.Of("triage.assign-handlers.name")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [of.Stage is CaseStage.Triage ? CaseTrigger.Assign : CaseTrigger.Reassign];

    public override bool NamesHandlers => true;
    public override JsonObject Form(ActView view) => Forms.Of(TwoHandlers(view));

    public override Refusal? Apply(Doing doing) => AssignTo(doing);

    internal static Field[] TwoHandlers(ActView view)
    {
        (string, string)[] people = [.. view.Handlers.Where(p => !view.Case.IsRecused(p.Id)).Select(p => (p.Id, p.Name))];
        return
        [
            Forms.Choice("lead", Texts.Of("triage.assign-handlers.lead"), people).Required(),
            Forms.Choice("second", Texts.Of("triage.assign-handlers.second"), people).Required().Hint(Texts.Of("triage.assign-handlers.second-hint")),
        ];
    }

    internal static Refusal? AssignTo(Doing doing)
    {
        if (doing.Handler("lead") is not { } lead || doing.Handler("second") is not { } second)
        {
            return CaseRefusals.UnfitHandler(Texts.Of("triage.assign-handlers.person-chosen"));
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
    public override string Name => Texts.Of("triage.decide-recusal.name");
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("granted", Texts.Of("triage.decide-recusal.granted")), ("refused", Texts.Of("triage.decide-recusal.refused")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "granted" ? [of.Stage is CaseStage.Triage ? CaseTrigger.Assign : CaseTrigger.Reassign] : [];

    public override bool NamesHandlers => true;
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
