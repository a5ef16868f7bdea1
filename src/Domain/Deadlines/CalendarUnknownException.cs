
namespace Qingyi.Domain.Deadlines;

/// <summary>
/// A working day was asked of a year whose arrangements are not loaded. Working days are never guessed from weekends; an administrator loads the
/// State Council's notice of that year and the question is asked again.
/// </summary>
public sealed class CalendarUnknownException(int year, string calendar, string version, IReadOnlyCollection<int> loaded) : Exception(
    Texts.Chinese("deadlines.calendar.unknown-year", Texts.Chinese("deadlines.calendar.year-missing", calendar, version, year), loaded.Count == 0 ? Texts.Chinese("deadlines.calendar.nothing-loaded") : Texts.Chinese("deadlines.calendar.years-loaded", loaded.Min(), loaded.Max())))
{
    /// <summary>The year that is missing.</summary>
    public int Year { get; } = year;

    /// <summary>Stable code for answers to machines.</summary>
    public static string Code => "CALENDAR_UNKNOWN";
}
