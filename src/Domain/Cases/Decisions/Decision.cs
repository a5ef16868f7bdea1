using Qingyi.Domain.Cases.Decisions;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Decisions
{
    /// <summary>处理决定 (行政处罚法 57, 59).</summary>
    /// <param name="Kind"><c>penalise</c>, <c>no-penalty</c> or <c>dismiss</c> (facts not made out).</param>
    /// <param name="Number">Document number (文号) of the decision.</param>
    /// <param name="Grading">What is imposed; null where nothing is.</param>
    public sealed record Decision(string Kind, string Number, Grading.GradingDecision? Grading, string ReasonText, Signature Signed);

    /// <summary>拟处理决定: what the standing grading comes to, prepared by the house for a leader's signature. It decides nothing.</summary>
    public sealed record PreparedDecision(string Kind, Grading.GradingDecision? Grading, DateTimeOffset At);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Decides on the grading as it stands; refused while any step that the law asks before is missing.</summary>
        public Refusal? Decide(string kind, string number, string reasonText, Person by, DateTimeOffset now)
        {
            var decision = new Decision(kind, number, kind == "penalise" ? Facts.Grading : null, reasonText, Signature.Of(by, now));
            return Do(CaseTrigger.Decide, by, now, f => f with { Decision = decision, Draft = null }, Facts with { Decision = decision });
        }

        /// <summary>Prepares the decision that the standing grading comes to; refused wherever a leader could not sign it.</summary>
        public Refusal? PrepareDecision(string kind, DateTimeOffset now)
        {
            var draft = new PreparedDecision(kind, kind == "penalise" ? Facts.Grading : null, now);
            var signed = new Decision(kind, "", draft.Grading, "", new(CaseLifecycle.System.Id, CaseLifecycle.System.Name, now));
            return Do(CaseTrigger.PrepareDecision, CaseLifecycle.System, now, f => f with { Draft = draft }, Facts with { Decision = signed });
        }
    }
}
