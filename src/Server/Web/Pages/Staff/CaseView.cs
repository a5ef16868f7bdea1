using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>Tabs of the case page; the lower-case name stands in the address.</summary>
public enum CaseTab
{
    Overview,
    Timeline,
    Process,
    Evidence,
    Relations,
    Documents,
    Deadlines,
    Grading,
    Correspondence,
    Audit,
}

/// <summary>The case page. A tab's content may be null or empty while another tab is open.</summary>
/// <param name="Tags">Proposed tier, confidentiality.</param>
/// <param name="Waiting">Null once the case is closed.</param>
/// <param name="Counts">Numbers beside tabs.</param>
/// <param name="Task">My task in this case; null when I have none.</param>
/// <param name="Actions">Everything else that can be done here; what I may not do says why.</param>
public sealed record CaseView(
    string Id,
    string Number,
    string Name,
    IReadOnlyList<TagView> Tags,
    WaitingView? Waiting,
    CaseTab Tab,
    IReadOnlyDictionary<CaseTab, int> Counts,
    CaseContent Content,
    TaskFormView? Task,
    IReadOnlyList<ActionView> Actions,
    string PrintedBy,
    DateTimeOffset PrintedAt) : IPageView
{
    /// <summary>启动程序: procedures that could run beside the main one.</summary>
    public IReadOnlyList<ProcedureView> Procedures { get; init; } = [];

    public Type Component => typeof(CasePage);

    public string Title(Words words) => Number;
}

/// <param name="Refusal">Why it cannot be started now; null when it can.</param>
/// <param name="Since">When the one under way began.</param>
public sealed record ProcedureView(string Id, string Name, string Purpose, string? Refusal, DateOnly? Since);

/// <param name="Kinds">The kinds of entries that the time line shows; null shows all.</param>
/// <param name="Beside">Drawings of procedures beside the main one.</param>
/// <param name="EvidenceUpload">Address to which evidence is posted; null where this person may not add any.</param>
public sealed record CaseContent(
    ProcessGraph? Process = null,
    IReadOnlyList<Pair>? Facts = null,
    IReadOnlyList<TimelineEntry>? Timeline = null,
    EntryKind? Kinds = null,
    IReadOnlyList<EvidenceLine>? Evidence = null,
    IReadOnlyList<DocumentLine>? Documents = null,
    IReadOnlyList<DeadlineLine>? Deadlines = null,
    GradingView? Grading = null,
    IReadOnlyList<MessageView>? Correspondence = null,
    IReadOnlyList<AuditLine>? Audit = null,
    string? EvidenceUpload = null,
    IReadOnlyList<ProcessGraph>? Beside = null,
    RelationsView? Relations = null,
    ReporterSide? Reporter = null);

/// <summary>How it stands with the reporter of a case.</summary>
/// <param name="Opened">What was written stands on the page.</param>
/// <param name="FromReporter">Letters of hers; <paramref name="Letters"/> counts both ways.</param>
/// <param name="Score">1 to 5, where she rated the handling.</param>
/// <param name="Refusal">Why this person may not write to her; null: may.</param>
public sealed record ReporterSide(string Case, bool Opened, int Letters, int FromReporter, int? Score, DateOnly? RatedOn, string? Refusal);

/// <param name="Hash">SHA-256 of the file, hexadecimal; the first letters are shown.</param>
public sealed record EvidenceLine(int Number, string Name, string Kind, DateOnly TakenOn, string TakenBy, string? Link, string Hash);

/// <param name="Link">Null where it cannot be made yet.</param>
/// <param name="After">What must be recorded first.</param>
/// <param name="Blank">Filled in by hand.</param>
/// <param name="Version">Null while nobody kept one.</param>
/// <param name="Served">The day on which it was served.</param>
public sealed record DocumentLine(string Name, string? Number, string? Link, string After, bool Blank, int? Version, bool Final, string? By, DateTimeOffset? At, DateOnly? Served);

/// <param name="Rule">30 个工作日.</param>
public sealed record DeadlineLine(string Id, string Name, LightView Light, DateOnly? Due, string Rule, string Basis);

/// <param name="Index">Place in the case's chain.</param>
public sealed record AuditLine(long Index, DateTimeOffset At, string Who, string What, string Hash);
