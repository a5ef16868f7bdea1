using Qingyi.Server.Features.Rules;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>规则台: what grades now, what is being written, what was offered.</summary>
/// <param name="MayTry">Whether the reader may open the page that grades invented facts.</param>
/// <param name="Drafts">Null where the reader may not see drafts.</param>
public sealed record RulesView(string Edition, string Hash, bool MayTry, IReadOnlyList<ScheduleLine> Tables, IReadOnlyList<ScheduleLine> Figures, IReadOnlyList<ScheduleDraftLine>? Drafts) : IPageView
{
    public Type Component => typeof(RulesPage);

    public string Title(Words words) => words["rules"];
}

/// <param name="Offered">A later version of the product ships another content, which nobody has taken over.</param>
public sealed record ScheduleLine(string Link, string Title, string Area, string Days, IReadOnlyList<TagView> Tags, string Source, bool Offered);

public sealed record ScheduleDraftLine(string Link, string Title, string Area, TagView State, string By, DateTimeOffset At);

/// <summary>One schedule: its content in force, its versions, what was offered.</summary>
public sealed record ScheduleView(
    string Name, string Area, IReadOnlyList<TagView> Tags, ScheduleForm Content, IReadOnlyList<Pair> About, IReadOnlyList<ScheduleVersionLine> Versions, IReadOnlyList<ScheduleChange>? Offered, IReadOnlyList<ActionView> Actions,
    string? Error = null) : IPageView
{
    public Type Component => typeof(SchedulePage);

    public string Title(Words words) => Name;
}

public sealed record ScheduleVersionLine(int Version, string Source, TagView State, DateTimeOffset? From, DateTimeOffset? To, string? Draft);

/// <summary>A draft: the editor, or what was sent for approval.</summary>
/// <param name="Version">What a save must send back.</param>
/// <param name="Faults">Faults by path; those of an empty path concern the whole.</param>
public sealed record ScheduleDraftView(
    string Id, string Name, string Area, TagView State, bool Editable, long Version, ScheduleForm Form, ILookup<string, string> Faults, IReadOnlyList<Option> Statutes, IReadOnlyList<ScheduleChange> Changes,
    IReadOnlyList<Pair> About, SimulationBrief? Simulation, DraftDecision? Decision, DraftSubmission? Submission, string? Error = null) : IPageView
{
    public Type Component => typeof(ScheduleDraftPage);

    public bool MayWithdraw { get; init; }

    public int FaultCount => Faults.Sum(f => f.Count());

    public string Title(Words words) => words["rules.draft", Name];
}

/// <param name="Fresh">It tried exactly the present content.</param>
public sealed record SimulationBrief(string Link, string State, bool Fresh, int Done, int Total, DateTimeOffset At);

/// <param name="Refusal">Why it cannot be sent now.</param>
public sealed record DraftSubmission(string? Refusal, string? Reason, string? Error);

/// <param name="Refusal">Why this person may not decide.</param>
public sealed record DraftDecision(string? Refusal, string? Reason, string? Error);

/// <summary>试算比对: what a draft would change in the stored gradings.</summary>
/// <param name="Matrix">Cases by old and new tier; only those in the reader's sight.</param>
public sealed record SimulationView(
    string Id, string DraftId, string Name, string Self, string State, bool Fresh, int Done, int Total, IReadOnlyList<Pair> About, SimulationFigures Figures, IReadOnlyList<MatrixRow> Matrix,
    IReadOnlyList<SimulatedLine> Cases, PagerView Pager) : IPageView
{
    public Type Component => typeof(SimulationPage);

    public bool Running => State == "running";

    public string Title(Words words) => words["rules.simulation"];
}

/// <param name="Hidden">Gradings out of the reader's sight.</param>
public sealed record SimulationFigures(int Gradings, int Changed, int Heavier, int Lighter, decimal Up, decimal Down, int Hidden, int HiddenChanged, int Unreadable);

public sealed record MatrixRow(string Tier, IReadOnlyList<int> Counts);

public sealed record SimulatedLine(string Link, string Number, string Title, string OldTier, string NewTier, string OldSeverity, string NewSeverity, string Fine, string Suspension);
