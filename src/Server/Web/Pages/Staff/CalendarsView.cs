namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>工作日历: what is in force, what was imported, and what an edition would move.</summary>
/// <param name="Fault">Why a file was not taken.</param>
/// <param name="MayImport">Administrators.</param>
public sealed record CalendarsView(
    string Name, string Version, IReadOnlyList<int> Years, IReadOnlyList<CalendarLine> Lines, CalendarPreview? Preview, string? Fault, bool MayImport) : IPageView
{
    public Type Component => typeof(CalendarsPage);

    public string Title(Words words) => words["calendars"];
}

/// <param name="Waiting">Not confirmed yet.</param>
public sealed record CalendarLine(string Id, string Name, string Version, string Years, string State, string By, DateTimeOffset At, DateTimeOffset? ConfirmedAt, bool Waiting);

/// <param name="Open">Open deadlines that were counted.</param>
/// <param name="Moving">How many would move.</param>
public sealed record CalendarPreview(string Id, string Name, string Version, string Years, int Open, int Moving, IReadOnlyList<MovingLine> Lines);

/// <param name="CaseNumber">Null where the person may not see the case.</param>
public sealed record MovingLine(string Deadline, string? CaseNumber, string? Link, DateOnly Old, DateOnly New);
