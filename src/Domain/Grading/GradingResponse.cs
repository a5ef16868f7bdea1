using System.Text.Json.Serialization;

namespace Qingyi.Domain.Grading;

/// <summary>What the rules propose for one request; a person decides. Money is yuan, basis names statute and article.</summary>
public sealed record GradingResponse
{
    public required string Id { get; init; }
    public required CampaignTier Tier { get; init; }
    public required Severity Severity { get; init; }

    /// <summary>The benchmark of discretion that graded the amount: identifier, title and dates; absent where none applied.</summary>
    public BenchmarkUsed? Benchmark { get; init; }

    public IReadOnlyList<AppliedLaw> Law { get; init; } = [];
    public IReadOnlyList<Sanction> Sanctions { get; init; } = [];
    public IReadOnlyList<InsuranceMeasure> Insurance { get; init; } = [];
    public IReadOnlyList<PersonnelMeasure> Personnel { get; init; } = [];
    public IReadOnlyList<Transfer> Transfers { get; init; } = [];
    public IReadOnlyList<Accountability> Accountability { get; init; } = [];
    public IReadOnlyList<InterimMeasure> Interim { get; init; } = [];
    public required ProcedureFlags Procedure { get; init; }

    /// <summary>Aggravating (+) and mitigating (−) facts that were weighed, with their weight.</summary>
    public IReadOnlyList<WeighedFactor> Factors { get; init; } = [];

    public NextThreshold? NextThreshold { get; init; }

    /// <summary>Proven findings for which no rule of this edition states a consequence: neither a clearance nor a sanction.</summary>
    public IReadOnlyList<NotCovered> NotCovered { get; init; } = [];

    /// <summary>Proven findings that no article answers with a sanction on this respondent, each with the reason; absent where there are none.</summary>
    public IReadOnlyList<NoSanction>? NoSanction { get; init; }

    /// <summary>The nine principles (九项准则) that the findings fall under; absent where there are none.</summary>
    public IReadOnlyList<Principle>? Principles { get; init; }

    /// <summary>How the campaign answers a company or institution (严肃惩处 · 移送线索 · 行业禁入); absent for persons.</summary>
    public IReadOnlyList<UnitAnswer>? UnitAnswers { get; init; }

    /// <summary>What the panel must bear in mind besides: consequences of law and what comes before the decision.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    public IReadOnlyList<TraceEntry> Trace { get; init; } = [];

    /// <summary>The edition of the rule set, e.g. <c>2026.1</c>.</summary>
    public required string Edition { get; init; }

    /// <summary><c>sha256:</c> and the hash over rule names, canonical condition text and schedules.</summary>
    public required string RuleSet { get; init; }
}

/// <summary>批评教育 · 通报处理 · 严肃清理, in rising order.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CampaignTier>))]
public enum CampaignTier { None, Criticise, Notify, Remove }

[JsonConverter(typeof(KebabCaseEnumConverter<Severity>))]
public enum Severity { None, Minor, Ordinary, Serious, EspeciallySerious }

/// <summary>Must: the law leaves no choice. May: a stated condition decides, and the basis names it.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Mode>))]
public enum Mode { May, Must }

/// <summary>The table that was applied and its row; <c>Chosen</c> says whether it is the table of the act or a milder one of the decision (行政处罚法 37).</summary>
public sealed record BenchmarkUsed(string Id, string Title, DateOnly From, DateOnly? To, string Step, BenchmarkChoice Chosen);

[JsonConverter(typeof(KebabCaseEnumConverter<BenchmarkChoice>))]
public enum BenchmarkChoice { OfAct, OfDecision }

public sealed record AppliedLaw(string Statute, string Article, DateOnly InForceFrom);

[JsonConverter(typeof(KebabCaseEnumConverter<SanctionKind>))]
public enum SanctionKind
{
    Warning, PublicCriticism, Fine, Confiscation, ReturnToPatient, Suspension, Revocation, PracticeBan, OrderToCorrect, LicenceSuspension, LicenceRevocation,
}

/// <summary>An administrative sanction. Only the figures of its kind are set; multiples are of the amount found.</summary>
public sealed record Sanction(SanctionKind Kind, Mode Mode, string Basis)
{
    public decimal? Amount { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
    public decimal? Proposed { get; init; }

    /// <summary>The benchmark's band within the range of the article.</summary>
    public decimal? BandMin { get; init; }
    public decimal? BandMax { get; init; }
    public decimal? MinMultiple { get; init; }
    public decimal? MaxMultiple { get; init; }
    public int? MinMonths { get; init; }
    public int? MaxMonths { get; init; }
    public int? ProposedMonths { get; init; }
    public IndustryBan? IndustryBan { get; init; }
}

[JsonConverter(typeof(KebabCaseEnumConverter<IndustryBanKind>))]
public enum IndustryBanKind { BadRecord, CreditRating, LifeBan }

/// <summary>A company's exclusion; <c>Years</c> is absent where the ban is for life or its length is the rating's.</summary>
public sealed record IndustryBan(IndustryBanKind Kind, int? Years, string Basis);

[JsonConverter(typeof(KebabCaseEnumConverter<InsuranceKind>))]
public enum InsuranceKind
{
    Repay, Fine, SuspendDepartment, SuspendAgreement, TerminateAgreement, SuspendSettlement, Points, SuspendPayQualification, TerminatePayQualification,
}

/// <summary>A measure of the medical-insurance ledger, apart from the sanctions of the health authority.</summary>
public sealed record InsuranceMeasure(InsuranceKind Kind, Mode Mode, string Basis)
{
    public decimal? Amount { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
    public decimal? Proposed { get; init; }
    public decimal? MinMultiple { get; init; }
    public decimal? MaxMultiple { get; init; }
    public int? MinMonths { get; init; }
    public int? MaxMonths { get; init; }
    public int? ProposedMonths { get; init; }
    public int? Points { get; init; }
}

[JsonConverter(typeof(KebabCaseEnumConverter<PersonnelKind>))]
public enum PersonnelKind
{
    CriticismEducation, Interview, EthicsFile, EthicsVeto, NoAwards, ReducedPay, TransferPost, SuspendPrescribing, LowerAppointment, DelayAppointment,
    Dismissal, Admonition,
}

public sealed record PersonnelMeasure(PersonnelKind Kind, Mode Mode, string Basis);

[JsonConverter(typeof(KebabCaseEnumConverter<TransferTo>))]
public enum TransferTo { Discipline, Supervision, Police, MarketRegulator, InsuranceBureau, Tax, DrugRegulator, HealthAuthority }

[JsonConverter(typeof(KebabCaseEnumConverter<TransferStrength>))]
public enum TransferStrength { Review, Transfer }

public sealed record Transfer(TransferTo To, Mode Mode, TransferStrength Strength, string Basis);

[JsonConverter(typeof(KebabCaseEnumConverter<AnswerableParty>))]
public enum AnswerableParty { DepartmentHead, InstitutionHead, Institution, LeaderInCharge, PrincipalLeader }

[JsonConverter(typeof(KebabCaseEnumConverter<AccountabilityMeasure>))]
public enum AccountabilityMeasure { Interview, Admonition, OrderToCorrect, Circular, Review }

public sealed record Accountability(AnswerableParty Who, AccountabilityMeasure Measure, string Basis);

[JsonConverter(typeof(KebabCaseEnumConverter<InterimKind>))]
public enum InterimKind { StopDuty, SuspendPrescribing, SuspendSettlement, PreserveEvidence }

public sealed record InterimMeasure(InterimKind Kind, Mode Mode, string Basis);

/// <summary>What 行政处罚法 asks for before the proposed decision. <c>Summary</c>: may be decided on the spot.</summary>
public sealed record ProcedureFlags(bool HearingOffered, bool LegalReview, bool CollectiveDiscussion, bool Summary, bool TimeBarred);

public sealed record WeighedFactor(string Code, int Weight, string Basis);

/// <summary>The nearest higher figure at which the proposal changes.</summary>
public sealed record NextThreshold(string Fact, decimal Value, decimal At, string Then);

public sealed record NotCovered(Conduct Conduct, SubjectKind Subject, string Reason);

/// <summary>Why this respondent has no administrative sanction for this conduct.</summary>
public sealed record NoSanction(Conduct Conduct, SubjectKind Subject, string Reason, string Basis);

/// <summary>One of the nine principles, with the definition of what was taken where the campaign gives one.</summary>
public sealed record Principle(int Number, string Title, Conduct Conduct, string Basis)
{
    public string? Definition { get; init; }
}

[JsonConverter(typeof(KebabCaseEnumConverter<UnitTier>))]
public enum UnitTier { Punish, HandOver, Exclude }

public sealed record UnitAnswer(UnitTier Tier, string Basis);

public sealed record Reminder(string Text, string Basis);

/// <summary>One rule: fired and why, or not and the first condition that failed with both values.</summary>
public sealed record TraceEntry(string Rule, bool Fired, string Article)
{
    public string? Stage { get; init; }
    public string? Because { get; init; }
    public FailingCondition? FirstFailing { get; init; }
}

/// <summary>Both sides of a condition. A value is a string, a number, true, false or null (nothing known).</summary>
public sealed record FailingCondition(string Condition, TraceValue Value, TraceValue Required)
{
    /// <summary>How far two numbers lie apart; null where one side is no number or has no end, or they are equal.</summary>
    public decimal? Distance() => this is { Value.Number: { } value, Required.Number: { } required } && value != required && required < decimal.MaxValue
        ? Math.Abs(required - value)
        : null;
}
