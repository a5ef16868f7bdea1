using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Cases.Enforcement;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Enforcement
{
    /// <summary>One measure that is being carried out, with its start, its end and the proof of both.</summary>
    /// <param name="Kind"><c>licence</c>, <c>insurance</c>, <c>money</c>, <c>personnel</c> or <c>transfer</c>.</param>
    /// <param name="Until">Last day of a measure that ends by itself, such as a suspension; null otherwise.</param>
    public sealed record Measure(string Kind, string What, DateOnly From, DateOnly? Until, Signature Started, string? ProofText, Signature? Finished);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? StartMeasure(string kind, string what, DateOnly from, DateOnly? until, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.StartMeasure, by, now, f => f with { Measures = [.. f.Measures, new(kind, what, from, until, Signature.Of(by, now), null, null)] });

        /// <summary>Ends a measure: the money is in, the licence is back on its day, the transfer has its receipt.</summary>
        public Refusal? FinishMeasure(string kind, string proofText, Person by, DateTimeOffset now)
        {
            var open = Facts.Measures.FirstOrDefault(m => m.Kind == kind && m.Finished is null);
            if (open is null)
            {
                return CaseRefusals.NoSuchMeasure;
            }

            if (open.Until is { } last && LegalDay.Of(now) <= last)
            {
                return CaseRefusals.MeasureStillRuns(last);
            }

            var done = open with { ProofText = proofText, Finished = Signature.Of(by, now) };
            return Do(CaseTrigger.FinishMeasure, by, now, f => f with { Measures = [.. f.Measures.Select(m => ReferenceEquals(m, open) ? done : m)] });
        }
    }
}
