using System.Text.Json.Serialization;

namespace Qingyi.Domain.Grading;

/// <summary>Established facts of one respondent, to be graded. Amounts are yuan with at most two decimals.</summary>
public sealed record GradingRequest
{
    public required string Id { get; init; }

    /// <summary>The (last) act; picks the law.</summary>
    public required DateOnly ActedOn { get; init; }

    /// <summary>The first act, where there were several.</summary>
    public DateOnly? ActedFrom { get; init; }

    /// <summary>When the authority found the act out (行政处罚法 36 counts to this day); absent: not stated.</summary>
    public DateOnly? DiscoveredOn { get; init; }

    /// <summary>The day of the decision; absent: the day of the grading.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Six-digit area code that selects the benchmark of discretion; absent: the national default.</summary>
    public string? Jurisdiction { get; init; }

    public required GradingSubject Subject { get; init; }
    public IReadOnlyList<GradingFinding> Findings { get; init; } = [];
    public IReadOnlyList<Circumstance> Circumstances { get; init; } = [];
}

/// <summary>The person or unit whose conduct is graded.</summary>
public sealed record GradingSubject
{
    public required SubjectKind Kind { get; init; }

    /// <summary>Decides on purchase, use or staff by office, not by prescribing alone.</summary>
    public bool ManagementPower { get; init; }

    public bool PublicInstitution { get; init; }
    public bool PartyMember { get; init; }

    /// <summary>Of an institution: under a medical-insurance agreement.</summary>
    public bool Designated { get; init; }

    public IReadOnlyList<PriorSanction> PriorSanctions { get; init; } = [];
}

/// <summary>An earlier sanction of the same respondent. <c>Kind</c> is one of the response's sanction kinds.</summary>
public sealed record PriorSanction(SanctionKind Kind, DateOnly On, bool ForSameConduct = false);

/// <summary>One finding. <c>Amount</c> is what was taken, given, lost to the fund or gained, in yuan; null when not known.</summary>
public sealed record GradingFinding
{
    public required Conduct Conduct { get; init; }
    public decimal? Amount { get; init; }
    public int Times { get; init; } = 1;
    public int Persons { get; init; } = 1;
    public bool Harm { get; init; }
    public bool Proven { get; init; } = true;

    /// <summary>Medical-insurance payment-qualification points already decided, 1–12.</summary>
    public int? Points { get; init; }

    /// <summary>What the payer trades in, where it decides the statute (药品管理法 141, 142); absent: not stated.</summary>
    public Trade? Trade { get; init; }
}

[JsonConverter(typeof(KebabCaseEnumConverter<SubjectKind>))]
public enum SubjectKind { Physician, Nurse, Pharmacist, Technician, Administrator, Institution, Company, Insured, Unlicensed }

[JsonConverter(typeof(KebabCaseEnumConverter<Trade>))]
public enum Trade { Drug, Device, Reagent, Other }

[JsonConverter(typeof(KebabCaseEnumConverter<Conduct>))]
public enum Conduct
{
    RedEnvelope, Kickback, Commission, DataForSale, OffSitePurchase, ReferralForGain, PrivacyLeak, ImproperDonation, QueueJumping, OverTreatment,
    FalseCertificate, RecordForgery, InsuranceViolation, InsuranceManagement, InsuranceFraud, CompanyBribery, RepVisitViolation, DrugUseOutlier,
    ProcurementViolation, DepartmentLeasing, UnlicensedPractice, SupervisionFailure, PoorAttitude,
}

[JsonConverter(typeof(KebabCaseEnumConverter<Circumstance>))]
public enum Circumstance
{
    Refused, SurrenderedInTime, SurrenderedLate, Returned, Recovered, Confessed, SelfReported, Meritorious, Coerced, MinorNoHarm, FirstTime, Corrected,
    Solicited, Repeated, Organiser, WholeUnit, Concealed, Obstructed, Retaliated, HarmToPatient, WidePublicity, VulnerableVictim, ManyPersons,
    RefusesCorrection, UnderInquiry, KeptSubstandardSupplier,
}
