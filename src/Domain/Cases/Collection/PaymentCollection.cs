using Qingyi.Domain.Cases.Collection;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Collection
{
    /// <summary>催告与申请强制执行 (行政强制法 53, 54; 行政处罚法 66, 72).</summary>
    /// <param name="Reminded">Day on which the reminder was served.</param>
    /// <param name="PayBy">Last day of payment under the decision.</param>
    /// <param name="ReminderEnds">Last of the ten days of the reminder; the court is asked after it.</param>
    public sealed record PaymentCollection(DateOnly Reminded, DateOnly PayBy, DateOnly ReminderEnds, Signature Signed)
    {
        public Deferral? Deferral { get; init; }
        public CourtApplication? Court { get; init; }

        /// <summary><c>paid</c> or <c>given-up</c> (the court ended the execution); null while it goes on.</summary>
        public string? Ended { get; init; }
        public decimal? Paid { get; init; }
        public DateOnly? EndedOn { get; init; }
        public string? ProofText { get; init; }
    }

    /// <summary>暂缓或者分期缴纳 (行政处罚法 66): the respondent asked, a leader allowed it.</summary>
    /// <param name="Until">Last day of the last part, inclusive.</param>
    public sealed record Deferral(DateOnly From, DateOnly Until, int Parts, string? ReasonText, Signature Signed);

    /// <param name="LateGroundText">Why it came after the three months; null in time.</param>
    public sealed record CourtApplication(string Court, string? Number, DateOnly On, string? LateGroundText, Signature Signed);

    /// <summary>When the court may be asked: after the time for review and suit, within three months (行政强制法 53).</summary>
    /// <param name="From">First lawful day.</param>
    /// <param name="To">Last lawful day.</param>
    public sealed record CourtWindow(DateOnly From, DateOnly To);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>催告 (行政强制法 54): only after the last day of payment.</summary>
        public Refusal? RemindToPay(DateOnly served, DateOnly payBy, DateOnly reminderEnds, Person by, DateTimeOffset now) =>
            served > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome
            : served <= payBy ? CaseRefusals.PaymentNotDue(payBy)
            : Do(CaseTrigger.RemindToPay, by, now, f => f with { Collection = new(served, payBy, reminderEnds, Signature.Of(by, now)) });

        /// <summary>What must be paid on a day: fine and surcharge, the days of review, suit and deferral left out.</summary>
        public decimal OwedOn(DateOnly day) => Facts.Collection is not { } collection ? FineOwed() : FineOwed() + LatePayment.Surcharge(FineOwed(), collection.PayBy, day, Uncounted());

        /// <summary>The whole sum is in; the collection ends.</summary>
        public Refusal? RecordPayment(decimal amount, DateOnly on, string proofText, Person by, DateTimeOffset now) =>
            on > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome
            : amount < OwedOn(on) ? CaseRefusals.PaymentShort(OwedOn(on))
            : Do(CaseTrigger.RecordPayment, by, now, f => f with { Collection = f.Collection! with { Ended = "paid", Paid = amount, EndedOn = on, ProofText = proofText } });

        /// <summary>Nothing came within the ten days of the reminder.</summary>
        public Refusal? FindUnpaid(DateTimeOffset now) => Facts.Collection switch
        {
            { Deferral: { } deferral } when LegalDay.Of(now) <= deferral.Until => CaseRefusals.DeferralRuns(deferral.Until),
            { Deferral: null, ReminderEnds: var last } when LegalDay.Of(now) <= last => CaseRefusals.ReminderRuns(last),
            _ => null,
        };

        public Refusal? AllowDeferral(DateOnly until, int parts, string? reasonText, Person by, DateTimeOffset now) =>
            until <= LegalDay.Of(now) ? CaseRefusals.DeferralInPast
            : Do(CaseTrigger.AllowDeferral, by, now, f => f with { Collection = f.Collection! with { Deferral = new(LegalDay.Of(now), until, parts, reasonText, Signature.Of(by, now)) } });

        public Refusal? ApplyToCourt(CourtApplication application, CourtWindow window, Person by, DateTimeOffset now) =>
            application.On > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome
            : Facts.Collection is { ReminderEnds: var last } && application.On <= last ? CaseRefusals.ReminderRuns(last)
            : application.On < window.From ? CaseRefusals.SuitStillOpen(window.From)
            : application.On > window.To && application.LateGroundText is null ? CaseRefusals.CourtTooLate(window.To)
            : Do(CaseTrigger.ApplyToCourt, by, now, f => f with { Collection = f.Collection! with { Court = application } });

        /// <summary>终结执行 by the court: nothing more is to be had.</summary>
        public Refusal? GiveUpExecution(DateOnly on, string proofText, Person by, DateTimeOffset now) =>
            on > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome
            : Do(CaseTrigger.ConcludeExecution, by, now, f => f with { Collection = f.Collection! with { Ended = "given-up", EndedOn = on, ProofText = proofText } });

        private List<(DateOnly From, DateOnly? To)> Uncounted() =>
        [
            .. Facts.Challenges.Select(c => (c.AppliedOn, c.ResultOn)),
            .. Facts.Collection?.Deferral is { } d ? new[] { (d.From, (DateOnly?)d.Until) } : [],
        ];
    }
}
