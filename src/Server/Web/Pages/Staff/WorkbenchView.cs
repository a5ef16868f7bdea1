using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <param name="Tasks">My open tasks, the most pressing first.</param>
/// <param name="NextDays">The days on which something of mine falls due.</param>
/// <param name="Campaigns">Running campaigns: name, phase, link.</param>
public sealed record WorkbenchView(
    DateOnly Today, TaskCounters Counters, IReadOnlyList<TaskLine> Tasks, IReadOnlyList<DueDay> NextDays, IReadOnlyList<CampaignLine> Campaigns) : IPageView
{
    /// <summary>What the person begins most often.</summary>
    public IReadOnlyList<ActionView> Quick { get; init; } = [];

    /// <summary>The newest that are unread.</summary>
    public IReadOnlyList<MessageLine> Messages { get; init; } = [];

    /// <summary>The person has deadlines to look at.</summary>
    public bool HasCalendar { get; init; }

    public Type Component => typeof(WorkbenchPage);

    public string Title(Words words) => words["workbench"];
}

public sealed record TaskCounters(int Open, int DueSoon, int Overdue, int Unclaimed);

/// <param name="Away">How far it is from today, in words.</param>
public sealed record DueDay(DateOnly Day, string Away, int Count);

public sealed record CampaignLine(string Id, string Name, string Phase, string? Progress = null);
