using Qingyi.Domain;

namespace Qingyi.Server.Features.Rules;

/// <summary>Why a schedule was not changed, tried or published.</summary>
public static class RulesRefusals
{
    public static Refusal NoSuchSchedule { get; } = Refusals.Of("no-such-schedule.schedule-itself");
    public static Refusal NoSuchDraft { get; } = Refusals.Of("no-such-schedule.draft-of-schedule");
    public static Refusal NoSuchSimulation { get; } = Refusals.Of("no-such-schedule.simulation-of-schedule");
    public static Refusal OtherArea { get; } = Refusals.Of("not-permitted.schedule-of-other-area");
    public static Refusal NoArea { get; } = Refusals.Of("no-area");
    public static Refusal OnlyTables { get; } = Refusals.Of("only-tables");
    public static Refusal NotYours { get; } = Refusals.Of("not-permitted.draft-by-drafting-authority");
    public static Refusal DraftOpen { get; } = Refusals.Of("draft-open");
    public static Refusal Settled { get; } = Refusals.Of("draft-settled");
    public static Refusal ReasonMissing { get; } = Refusals.Of("reason-missing.migration-plan");
    public static Refusal ReasonTooLong { get; } = Refusals.Of("invalid-data.migration-reason-too-long");
    public static Refusal NotSimulated { get; } = Refusals.Of("not-simulated");
    public static Refusal RulesMoved { get; } = Refusals.Of("rules-moved");
    public static Refusal SimulationRuns { get; } = Refusals.Of("simulation-runs");
    public static Refusal NotSubmitted { get; } = Refusals.Of("not-submitted");
    public static Refusal OwnDraft { get; } = Refusals.Of("own-draft");
    public static Refusal NotApprover { get; } = Refusals.Of("not-permitted.draft-approval-by-another");
    public static Refusal Unchanged { get; } = Refusals.Of("unchanged");
    public static Refusal Conflict { get; } = Refusals.Of("schedule-changed");
    public static Refusal Faulty(int faults) => Refusals.Of("schedule-faults", faults);
    public static Refusal Stale(string who, DateTimeOffset at) => Refusals.Of("stale-draft", who, Web.Show.ShortMoment(at));
}
