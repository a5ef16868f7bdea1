using System.Text.Json.Nodes;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Grading
{
    /// <summary>What the rules proposed, with the whole answer so that it can be replayed.</summary>
    public sealed record GradingProposal(JsonObject Request, JsonObject Response, string RuleSet, DateTimeOffset At);

    /// <summary>裁量: what a person decided on. A deviation carries a reason and needs a leader's approval.</summary>
    /// <param name="Tier"><c>none</c>, <c>criticise</c>, <c>notify</c> or <c>remove</c>.</param>
    /// <param name="Fine">Yuan, null without a fine.</param>
    /// <param name="SuspensionMonths">Months of licence suspension, null without one.</param>
    public sealed record GradingDecision(
        string Tier, decimal? Fine, int? SuspensionMonths, bool Revocation, bool Deviates, string? ReasonText, Signature Signed, Signature? Approved)
    {
        public bool Stands => !Deviates || Approved is not null;
    }
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>The rules' proposal; a machine proposes, so nobody's right is asked.</summary>
        public Refusal? ProposeGrading(JsonObject request, JsonObject response, string ruleSet, DateTimeOffset now) =>
            Do(CaseTrigger.ProposeGrading, CaseLifecycle.System, now, f => f with { Proposal = new(request, response, ruleSet, now), Grading = null, Review = null });

        public Refusal? DecideGrading(GradingDecision decision, Person by, DateTimeOffset now) =>
            GradingLimits.Refuse(Facts.Proposal?.Response, decision) ?? Do(CaseTrigger.DecideGrading, by, now, f => f with { Grading = decision, Review = null });

        public Refusal? ApproveDeviation(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.ApproveDeviation, by, now, f => f with { Grading = f.Grading! with { Approved = Signature.Of(by, now) } });
    }
}
