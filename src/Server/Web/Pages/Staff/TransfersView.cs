using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <param name="Waiting">Only what still waits for a receipt or a result.</param>
public sealed record TransfersView(IReadOnlyList<TransferLine> Lines, bool Waiting, PagerView Pager) : IPageView
{
    public ColumnsView Columns { get; init; } = new("transfers", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(TransfersPage);

    public string Title(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words["transfers"];
    }
}

/// <param name="Up">A report to the upper organ; otherwise a transfer.</param>
public sealed record TransferLine(string Link, string Matter, string Number, bool Up, string To, DateOnly On, string? Receipt, string? Result, LightView Light);
