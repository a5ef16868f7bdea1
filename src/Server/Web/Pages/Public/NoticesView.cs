using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Public;

/// <summary>The list of notices. There is no search by name, and none will be added.</summary>
/// <param name="Organisation">The chosen organisation's id, or empty; so are kind and year.</param>
public sealed record NoticesView(
    IReadOnlyList<NoticeLine> Lines,
    IReadOnlyList<Option> Organisations,
    IReadOnlyList<int> Years,
    string Organisation,
    string Kind,
    string Year,
    PagerView Pager) : IPageView
{
    public Type Component => typeof(NoticesPage);

    public string Title(Words words) => words["notices"];
}
