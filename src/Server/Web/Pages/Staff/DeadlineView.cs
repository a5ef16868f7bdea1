using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>How a due date was reached, day by day, who was told, and how it changed: printed, it is evidence.</summary>
/// <param name="Name">调查核实期限.</param>
/// <param name="Tree">The due date at the root.</param>
/// <param name="Days">Every day from the event to the due date.</param>
/// <param name="Summary">09-17 至 10-10 计 13 日….</param>
/// <param name="Fingerprint">SHA-256 of the proof.</param>
public sealed record DeadlineView(
    string Name,
    string CaseId,
    string CaseNumber,
    string CaseName,
    WaitingView Waiting,
    IReadOnlyList<Derived> Tree,
    DateTimeOffset ComputedAt,
    IReadOnlyList<DayMark> Days,
    string Summary,
    IReadOnlyList<RungLine> Rungs,
    IReadOnlyList<DueChange> Changes,
    string Fingerprint,
    string PrintedBy,
    DateTimeOffset PrintedAt,
    IReadOnlyList<ActionView> Actions,
    string Kind = Domain.Cases.Case.OfCase) : IPageView
{
    /// <summary>Extension and pause; null once the deadline is over.</summary>
    public DeadlineActs? Acts { get; init; }

    public string ProofNumber { get; init; } = "";

    /// <summary>The article that sets the limit.</summary>
    public string? Article { get; init; }

    public Type Component => typeof(DeadlinePage);

    public string Title(Words words) => Name;
}

public enum DayKind
{
    /// <summary>The day of the event; counting begins on the next.</summary>
    Start,
    Counted,

    /// <summary>A Saturday or Sunday that is worked, and so counted.</summary>
    MakeUp,
    Weekend,
    Holiday,
    Paused,
    Due,
}

/// <param name="Count">Which day of the count it is; null when it is not counted.</param>
public sealed record DayMark(DateOnly Day, DayKind Kind, int? Count = null);

/// <param name="FiredAt">Null while it has not rung.</param>
public sealed record RungLine(string Rung, DateTimeOffset PlannedAt, DateTimeOffset? FiredAt, string To, DateTimeOffset? ReadAt, string? Reply, long? AuditEntry)
{
    /// <summary>The node that rang.</summary>
    public string? Node { get; init; }
    public DateTimeOffset? RepliedAt { get; init; }
    public string? ReadBy { get; init; }
}

/// <param name="Due">Null while it was undecided.</param>
public sealed record DueChange(DateTimeOffset At, string Reason, DateOnly? Due, string By);

/// <summary>What may be done with an open deadline, and why not.</summary>
/// <param name="Extensions">Grounds that this person may use; empty with a refusal.</param>
/// <param name="Unit">日（自然日）, 个工作日….</param>
/// <param name="Open">A pause is running.</param>
public sealed record DeadlineActs(
    string Id, IReadOnlyList<Option> Extensions, string? ExtendRefusal, IReadOnlyList<Option> Pauses, string? PauseRefusal, bool Open, string? ResumeRefusal, string Unit, DateOnly Today, DeadlineDraft? Draft);

/// <summary>What was typed in one of the forms and could not be taken.</summary>
/// <param name="Form">extend, pause or resume.</param>
public sealed record DeadlineDraft(string Form, string Ground, string Amount, string From, string Last, string Reason, string Error);

/// <summary>Names of the fields of these forms.</summary>
public static class DeadlineFields
{
    public const string Ground = "ground";
    public const string Amount = "amount";
    public const string From = "from";
    public const string Last = "last";
    public const string Reason = "reason";
}
