using Qingyi.Domain.Cases.CreditRepair;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.CreditRepair
{
    /// <summary>信用修复: the respondent asks that the notice be taken down before its time.</summary>
    /// <param name="AppliedOn">After the least time of publicity.</param>
    /// <param name="MaterialsText">What was handed in.</param>
    public sealed record RepairApplication(DateOnly AppliedOn, string? MaterialsText, Signature Registered)
    {
        /// <summary>Whether the sanctions are carried out; null until the second handler looked.</summary>
        public bool? Fulfilled { get; init; }
        public Signature? Checked { get; init; }
        public bool? Granted { get; init; }
        public string? ReasonText { get; init; }
        public Signature? Decided { get; init; }

        /// <summary>When the notice was taken down, UTC.</summary>
        public DateTimeOffset? Taken { get; init; }
        public DateOnly? ToldOn { get; init; }
    }
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <param name="leastUntil">Last day of the least time of publicity; an application is taken from the day after.</param>
        public Refusal? ApplyForRepair(DateOnly appliedOn, DateOnly leastUntil, string? materialsText, Person by, DateTimeOffset now) =>
            appliedOn > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome
            : appliedOn <= leastUntil ? CaseRefusals.RepairTooEarly(leastUntil)
            : Do(CaseTrigger.ApplyForRepair, by, now, f => f with { Repair = new(appliedOn, materialsText, Signature.Of(by, now)) });

        public Refusal? CheckRepair(bool fulfilled, Person by, DateTimeOffset now) =>
            fulfilled && (Facts.Measures.Any(m => m.Finished is null) || Facts.Collection is { Ended: not "paid" }) ? CaseRefusals.NotCarriedOut
            : Do(CaseTrigger.CheckRepair, by, now, f => f with { Repair = f.Repair! with { Fulfilled = fulfilled, Checked = Signature.Of(by, now) } });

        public Refusal? DecideRepair(bool granted, string? reasonText, Person by, DateTimeOffset now) =>
            granted && Facts.Repair is { Fulfilled: false } ? CaseRefusals.NotCarriedOut
            : Do(CaseTrigger.DecideRepair, by, now, f => f with { Repair = f.Repair! with { Granted = granted, ReasonText = reasonText, Decided = Signature.Of(by, now) } });

        /// <summary>The notice is no longer shown; nothing is withdrawn, since it was right.</summary>
        public Refusal? EndPublicity(Person by, DateTimeOffset now) => Do(CaseTrigger.EndPublicity, by, now, f => f with { Repair = f.Repair! with { Taken = now } });

        public Refusal? TellApplicant(DateOnly on, Person by, DateTimeOffset now) =>
            on > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome : Do(CaseTrigger.TellApplicant, by, now, f => f with { Repair = f.Repair! with { ToldOn = on } });
    }
}
