using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <param name="First">First day of the month.</param>
/// <param name="Chosen">The day whose deadlines are listed beside.</param>
/// <param name="Mine">Only what the person has to keep.</param>
/// <param name="Days">Whole weeks from Monday.</param>
/// <param name="Cut">There is more than is shown.</param>
/// <param name="Known">The calendar of the year is loaded.</param>
public sealed record DueCalendarView(DateOnly First, DateOnly Today, DateOnly Chosen, bool Mine, IReadOnlyList<DueDayCell> Days, bool Cut, bool Known) : IPageView
{
    public IReadOnlyList<DueLine> Of(DateOnly day) => Days.FirstOrDefault(d => d.Day == day)?.Due ?? [];

    public string Link(DateOnly month, DateOnly? day = null, bool? mine = null) =>
        $"{Paths.DueCalendar}?month={month:yyyy-MM}{(day is { } chosen ? $"&day={Show.Day(chosen)}" : null)}&of={(mine ?? Mine ? "mine" : "all")}";

    public Type Component => typeof(DueCalendarPage);

    public string Title(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words["due"];
    }
}

public sealed record DueDayCell(DateOnly Day, DayKind Kind, bool Inside, IReadOnlyList<DueLine> Due)
{
    /// <summary>The most pressing light of the day; null where nothing falls due.</summary>
    public LightState? Worst => Due.Count == 0 ? null : Due.Select(d => d.Light.State).OrderBy(s => s switch { LightState.Red => 0, LightState.Yellow => 1, LightState.Green => 2, _ => 3 }).First();
}

public sealed record DueLine(DateOnly On, string Title, string Number, string Matter, LightView Light, string Link);
