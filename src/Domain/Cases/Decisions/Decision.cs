using Qingyi.Domain.Cases.Decisions;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Decisions
{
    /// <summary>处理决定 (行政处罚法 57, 59).</summary>
    /// <param name="Kind"><c>penalise</c>, <c>no-penalty</c> or <c>dismiss</c> (facts not made out).</param>
    /// <param name="Number">Document number (文号) of the decision.</param>
    /// <param name="Grading">What is imposed; null where nothing is.</param>
    public sealed record Decision(string Kind, string Number, Grading.GradingDecision? Grading, string ReasonText, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Decides on the grading as it stands; refused while any step that the law asks before is missing.</summary>
        public Refusal? Decide(string kind, string number, string reasonText, Person by, DateTimeOffset now)
        {
            var decision = new Decision(kind, number, kind == "penalise" ? Facts.Grading : null, reasonText, new(by.Id, by.Name, now));
            return Do(CaseTrigger.Decide, by, now, f => f with { Decision = decision }, Facts with { Decision = decision });
        }
    }
}
