using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

public sealed record ArrivedTransfersView(IReadOnlyList<ArrivedTransfer> Lines, PagerView Pager) : IPageView
{
    public ColumnsView Columns { get; init; } = new("arrivals", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(ArrivedTransfersPage);

    public string Title(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words["transfers.arrived"];
    }
}

/// <param name="Theirs">The case number over there.</param>
/// <param name="ReplyBy">The last day that they asked to hear from us, inclusive.</param>
/// <param name="Late">That day has passed, and they have not heard how it ended.</param>
/// <param name="Told">What they were told so far; empty: nothing.</param>
public sealed record ArrivedTransfer(string Link, string Matter, string Number, string From, string Theirs, DateOnly On, DateOnly? ReplyBy, bool Late, string Told, LightView Light);
