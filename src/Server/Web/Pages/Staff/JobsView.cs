using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>One's own long jobs, the newest first.</summary>
/// <param name="Running">Something moves: the page looks again by itself.</param>
/// <param name="State">The state that is looked for; empty: all.</param>
/// <param name="Address">Where this page stands, with what is looked for.</param>
public sealed record JobsView(IReadOnlyList<JobLine> Lines, bool Running, string State, string Address, PagerView Pager) : IPageView
{
    public ColumnsView Columns { get; init; } = new("jobs", "", []);

    public Type Component => typeof(JobsPage);

    public string Title(Words words) => words["jobs"];
}

/// <param name="State">waiting, running, done, failed, cancelled or expired.</param>
/// <param name="Whole">Null while nobody knows how much it is.</param>
public sealed record JobLine(string Id, string Title, string State, int Progress, int? Whole, DateTimeOffset At, DateTimeOffset? Finished)
{
    public string? Reason { get; init; }

    public JobFileLine? File { get; init; }

    /// <summary>A page of its own, where it has one.</summary>
    public string? Link { get; init; }

    public bool MayCancel { get; init; }
}

/// <param name="Until">The last day on which it can be had.</param>
public sealed record JobFileLine(string Link, string Name, string Size, DateOnly? Until);
