using System.Text.Json.Nodes;
using Qingyi.Domain.Cases.Investigation;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Investigation
{
    /// <summary>调查终结报告: the facts that grading works on, with the respondent's identity.</summary>
    /// <param name="Respondent">Name of the person or company under inquiry.</param>
    /// <param name="Request">Subject, findings and circumstances in the shape of the grading request.</param>
    /// <param name="Evidence">How many pieces of evidence the report rests on.</param>
    public sealed record InvestigationReport(string Respondent, string? Institution, JsonObject Request, int Evidence, string SummaryText, Signature Lead, Signature? Second);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? ReportInvestigation(string respondent, string? institution, JsonObject request, int evidence, string summaryText, Person by, DateTimeOffset now)
        {
            if (evidence == 0)
            {
                return CaseRefusals.NoEvidence;
            }

            return Do(CaseTrigger.RecordInvestigation, by, now,
                f => f with { Investigation = new(respondent, institution, request, evidence, summaryText, Signature.Of(by, now), null) });
        }

        /// <summary>The second handler signs, and the investigation is closed (行政处罚法 57).</summary>
        public Refusal? ConcludeInvestigation(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.ConcludeInvestigation, by, now,
                f => f with { Investigation = f.Investigation! with { Second = Signature.Of(by, now) }, Proposal = null, Grading = null, Review = null });

        public Refusal? ReturnToInvestigation(Person by, DateTimeOffset now) => Do(CaseTrigger.ReturnToInvestigation, by, now, f => f);
    }
}
