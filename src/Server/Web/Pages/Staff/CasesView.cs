using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>The list of cases with its filters; the filters stand in the address.</summary>
/// <param name="Query">What was searched for, or empty.</param>
public sealed record CasesView(
    IReadOnlyList<CaseLine> Lines,
    IReadOnlyList<Option> Stages,
    IReadOnlyList<Option> Organisations,
    string Stage,
    string Light,
    string Organisation,
    string Query,
    PagerView Pager) : IPageView
{
    /// <summary>The step that the listed cases have reached, or the year in which they were closed; empty: all.</summary>
    public string Reached { get; init; } = "";

    public ColumnsView Columns { get; init; } = new("cases", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(CasesPage);

    public string Title(Words words) => words["cases"];
}

/// <param name="Waiting">For whom it waits.</param>
public sealed record CaseLine(
    string Id, string Number, string Title, string Organisation, string Stage, LightView Light, string? Waiting, DateOnly OpenedOn, DateOnly? Due);
