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
    public Type Component => typeof(InboxPage);

    public string Title(Words words) => words["inbox"];
}

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
