using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Incidents;

/// <summary>补办: a person did what a held step could not do, and records it; the workflow goes on with the outcome. It moves nothing in law.</summary>
public sealed class RecordHeldStep : Act
{
    public const string ActId = "record-held-step";

    public override string Id => ActId;
    public override string Name => Texts.Of("incidents.record-held-step.name");
    public override CaseStage Stage => CaseStage.Received;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("Done", Texts.Of("incidents.record-held-step.outcome-done")), ("True", Texts.Of("incidents.record-held-step.true")), ("False", Texts.Of("incidents.record-held-step.false")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];

    /// <summary>It happens wherever the case stands.</summary>
    public override CaseStage StageIn(Case of) => of.Stage;

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("done", Texts.Of("incidents.record-held-step.done")).Required().AtLeast(1).Hint(Texts.Of("incidents.record-held-step.done-hint")));

    public override Refusal? Apply(Doing doing)
    {
        doing.Transition.Audit("held-step-recorded", new JsonObject { ["task"] = doing.Task.Id, ["text"] = doing.Sealed("done") });
        return null;
    }
}
