using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;

namespace Qingyi.Server.Features.Tasks;

/// <summary>会签、审批: an opinion that moves nothing in law; what a supervisor drags in where she wants one more pair of eyes.</summary>
public sealed class GiveOpinion : Act
{
    public override string Id => "give-opinion";
    public override string Name => Texts.Of("tasks.give-opinion.name");
    public override CaseStage Stage => CaseStage.Adjudication;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("tasks.give-opinion.approved")), ("returned", Texts.Of("tasks.give-opinion.returned")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];

    public override bool TakesForm => true;
    public override bool TakesOutcomes => true;

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("tasks.give-opinion.reason")).Hint(Texts.Of("tasks.give-opinion.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned" && string.IsNullOrWhiteSpace(doing.Text("reason")))
        {
            return TaskRefusals.ReasonMissing;
        }

        return RecordForm.Keep(doing);
    }
}
