using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>传阅 of one case or matter.</summary>
/// <param name="Back">Its own page.</param>
/// <param name="Mine">Id of what the person here has not read yet; null: nothing.</param>
/// <param name="Note">As it was typed, where it could not be taken.</param>
public sealed record CirculateView(
    string Id, string Name, string Number, string Back, IReadOnlyList<Option> Readers, IReadOnlyList<CirculationLine> Lines, string? Mine, string Note = "", string? Refusal = null) : IPageView
{
    public Type Component => typeof(CirculatePage);

    public string Title(Words words) => words["circulate"];
}

/// <param name="Note">The words that went with it.</param>
public sealed record CirculationLine(string From, string To, DateTimeOffset At, DateTimeOffset? ReadAt, string? Note);
