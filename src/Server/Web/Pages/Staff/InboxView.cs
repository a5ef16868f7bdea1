using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>待办中心: filters, list, preview.</summary>
/// <param name="Heading">Name of the chosen filter.</param>
/// <param name="Total">How many the filter holds.</param>
/// <param name="Selected">Id of the task in the preview.</param>
/// <param name="Preview">Null shows a hint in its place.</param>
public sealed record InboxView(
    string Heading,
    int Total,
    IReadOnlyList<InboxFilter> Filters,
    IReadOnlyList<InboxFilter> Lights,
    IReadOnlyList<TaskLine> Lines,
    PagerView Pager,
    string? Selected = null,
    InboxPreviewView? Preview = null) : IPageView
{
    /// <summary>Name of the pane in the address; empty: everything open.</summary>
    public string Pane { get; init; } = "";

    /// <summary>Lines of a pane that holds cases; null where it holds tasks.</summary>
    public IReadOnlyList<InboxEntry>? Entries { get; init; }

    public IReadOnlyList<InboxSaved> Saved { get; init; } = [];

    /// <summary>The filter that is on, as it would be saved; with its question mark, or empty.</summary>
    public string Query { get; init; } = "";
    public string Step { get; init; } = "";
    public string Light { get; init; } = "";
    public string Typed { get; init; } = "";
    public IReadOnlyList<Option> Steps { get; init; } = [];

    public ColumnsView Columns { get; init; } = new("inbox", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    /// <summary>What became of the last bulk sign-in, or why something was not taken; a sentence a line.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    public Type Component => typeof(InboxPage);

    public string Title(Words words) => words["inbox"];
}

/// <summary>A case in a pane of the inbox.</summary>
public sealed record InboxEntry(string Id, string Link, string Title, string Number, string Stage, DateOnly On)
{
    /// <summary>Who sent it round; null in the other panes.</summary>
    public string? From { get; init; }

    public bool Unread { get; init; }
}

public sealed record InboxSaved(string Id, string Name, string Link, bool Current);

/// <param name="Light">Shown in place of the plain name.</param>
public sealed record InboxFilter(string Name, int Count, string Link, bool Current, LightView? Light = null);

/// <summary>The preview alone is the answer to htmx when a line is chosen.</summary>
/// <param name="Subject">示例市第一医院 普外科 副主任医师.</param>
/// <param name="Note">What the one before wrote.</param>
public sealed record InboxPreviewView(
    TaskLine Task, string? Subject, WaitingView Waiting, IReadOnlyList<Pair> Facts, string? Note, TaskFormView Form) : IPageView
{
    public Type Component => typeof(InboxPreview);

    public string Title(Words words) => Task.Title;
}
