using Qingyi.Domain.Cases.Corrections;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Corrections
{
    /// <summary>改变、撤销原处理决定: what takes the place of the decision, and what was done about it since.</summary>
    /// <param name="Kind"><c>changed</c>, <c>annulled</c> or <c>redo</c> (annulled, to be decided anew).</param>
    /// <param name="Former">Number of the decision that it concerns.</param>
    /// <param name="Number">Document number of the correction itself.</param>
    /// <param name="Fine">Yuan that are owed from now on; null where no fine is left.</param>
    public sealed record Correction(string Kind, string Former, string Number, decimal? Fine, string ReasonText, Signature Signed)
    {
        public string? ReversalText { get; init; }
        public Signature? Reversed { get; init; }
        public DateOnly? ToldOn { get; init; }
    }
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Yuan of fine that the respondent owes today, late surcharge left out; zero where nothing is owed.</summary>
        public decimal FineOwed() => Facts switch
        {
            { Collection.Ended: not null } => 0,
            { Correction: { } correction } => correction.Fine ?? 0,
            { Decision: { Kind: "penalise", Grading.Fine: { } fine } } => fine,
            _ => 0,
        };

        /// <summary>Changes or annuls the decision. It never becomes heavier by that (行政复议法 63, 行政诉讼法 77), and what review or court ordered is followed.</summary>
        public Refusal? Correct(string kind, string number, decimal? fine, string reasonText, Person by, DateTimeOffset now)
        {
            if (kind != "changed" && fine is not null)
            {
                return CaseRefusals.AnnulledWithFine;
            }

            if (kind == "changed" && (fine ?? 0) > FineOwedAtFirst())
            {
                return CaseRefusals.CorrectionHeavier(FineOwedAtFirst());
            }

            if (Ordered is { } ordered && ordered != kind)
            {
                return CaseRefusals.ResultBinds(ordered);
            }

            return Do(CaseTrigger.CorrectDecision, by, now, f => f with { Correction = new(kind, f.Decision!.Number, number, fine, reasonText, Signature.Of(by, now)) });
        }

        /// <summary>款项退还、资格恢复: what had been carried out is undone or brought in line.</summary>
        public Refusal? ReverseMeasures(string whatText, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.ReverseMeasures, by, now, f => f with
            {
                Correction = f.Correction! with { ReversalText = whatText, Reversed = Signature.Of(by, now) },
                Measures = f.Correction.Kind == "changed" ? f.Measures : [.. f.Measures.Select(m => m.Finished is null ? m with { ProofText = whatText, Finished = Signature.Of(by, now) } : m)],
            });

        public Refusal? TellOfCorrection(DateOnly on, Person by, DateTimeOffset now) =>
            on > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome : Do(CaseTrigger.TellOfCorrection, by, now, f => f with { Correction = f.Correction! with { ToldOn = on } });

        /// <summary>重新作出: grading, legal review, notice and decision are gone through again on the investigation as it stands.</summary>
        public Refusal? RedoDecision(Person by, DateTimeOffset now) => Do(CaseTrigger.RedoDecision, by, now, f => f with
        {
            Proposal = null, Grading = null, Review = null, PriorNotice = null, Defence = null, Hearing = null, Discussion = null, Decision = null, Draft = null, Service = null,
            Measures = [], Notice = null, Closure = null, Collection = null, Repair = null, Correction = null, Redone = [.. f.Redone, f.Correction!],
        });

        private decimal FineOwedAtFirst() => Facts.Decision?.Grading?.Fine ?? 0;
    }
}
