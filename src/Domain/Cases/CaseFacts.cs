using Qingyi.Domain.People;
using Qingyi.Domain.Cases.Closing;
using Qingyi.Domain.Cases.Collection;
using Qingyi.Domain.Cases.Corrections;
using Qingyi.Domain.Cases.CreditRepair;
using Qingyi.Domain.Cases.Decisions;
using Qingyi.Domain.Cases.Discussion;
using Qingyi.Domain.Cases.Enforcement;
using Qingyi.Domain.Cases.Filing;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.Cases.Hearings;
using Qingyi.Domain.Cases.Investigation;
using Qingyi.Domain.Cases.LegalReview;
using Qingyi.Domain.Cases.Merging;
using Qingyi.Domain.Cases.PriorNotice;
using Qingyi.Domain.Cases.Publication;
using Qingyi.Domain.Cases.Reconsideration;
using Qingyi.Domain.Cases.Reporting;
using Qingyi.Domain.Cases.Retention;
using Qingyi.Domain.Cases.Service;
using Qingyi.Domain.Cases.TipOffs;
using Qingyi.Domain.Cases.Triage;
using Qingyi.Domain.Cases.Verification;
using Qingyi.Domain.Matters;

namespace Qingyi.Domain.Cases;

/// <summary>What the stages of a case recorded, one record a stage; stored as one JSON document beside the case.</summary>
/// <remarks>Free text of people stands in sealed rows; records here carry its id (fields named …Text).</remarks>
public sealed record CaseFacts
{
    public Acceptance? Acceptance { get; init; }
    public Assignment? Assignment { get; init; }
    public IReadOnlyList<Recusal> Recusals { get; init; } = [];
    public VerificationFindings? Verification { get; init; }
    public Disposal? Disposal { get; init; }
    public FilingApproval? Filing { get; init; }
    public InvestigationReport? Investigation { get; init; }
    public GradingProposal? Proposal { get; init; }
    public GradingDecision? Grading { get; init; }
    public Review? Review { get; init; }
    public NoticeBeforeDecision? PriorNotice { get; init; }
    public Defence? Defence { get; init; }
    public Hearing? Hearing { get; init; }
    public CollectiveDiscussion? Discussion { get; init; }
    public Decision? Decision { get; init; }
    public ServiceOfDecision? Service { get; init; }
    public IReadOnlyList<Measure> Measures { get; init; } = [];
    public IReadOnlyList<ReportedUp> Reports { get; init; } = [];
    public CameFrom? CameFrom { get; init; }
    public PublicNotice? Notice { get; init; }
    public ReporterFeedback? Feedback { get; init; }
    public Closure? Closure { get; init; }

    /// <summary>Forms of the drawings, in the order in which they were filled in.</summary>
    public IReadOnlyList<FormRecord> Records { get; init; } = [];

    /// <summary>Null for a case proper.</summary>
    public MatterFacts? Matter { get; init; }
    public Origin? Origin { get; init; }
    // Beside the main line, and after it.
    public PreparedDecision? Draft { get; init; }
    public IReadOnlyList<ServiceDuty> Duties { get; init; } = [];
    public IReadOnlyList<Challenge> Challenges { get; init; } = [];
    public Correction? Correction { get; init; }

    /// <summary>Corrections after which the case was decided anew.</summary>
    public IReadOnlyList<Correction> Redone { get; init; } = [];
    public PaymentCollection? Collection { get; init; }
    public RepairApplication? Repair { get; init; }
    public Merger? Merger { get; init; }

    /// <summary>Cases that go on inside this one.</summary>
    public IReadOnlyList<MergedCase> Merged { get; init; } = [];
    public FileHold? Hold { get; init; }
    public Destruction? Destruction { get; init; }
}

/// <summary>Who did something, and when (UTC).</summary>
public sealed record Signature(string By, string Name, DateTimeOffset At)
{
    /// <summary>The absent person for whom it was signed; null: in the signer's own name.</summary>
    public string? For { get; init; }

    public static Signature Of(Person by, DateTimeOffset at) => new(by.Id, by.Name, at) { For = by.For?.Id };

    /// <summary>Whether the person, or whom the person acts for, had a hand in it, or whether it was given for one of them.</summary>
    public bool Involves(Person person) => person.Stands(By) || person.Stands(For);

    /// <summary>Whether the same person stands behind both.</summary>
    public bool Shares(Signature other) => By == other.By || By == other.For || (For is not null && (For == other.By || For == other.For));
}
