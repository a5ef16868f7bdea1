using System.Globalization;

namespace Qingyi.Domain.Deadlines;

/// <summary>
/// A working day was asked of a year whose arrangements are not loaded. Working days are never guessed from weekends; an administrator loads the
/// State Council's notice of that year and the question is asked again.
/// </summary>
public sealed class CalendarUnknownException(int year, string calendar, string version, IReadOnlyCollection<int> loaded) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"工作日历 {calendar}（版本 {version}）没有 {year} 年的安排，") +
    (loaded.Count == 0 ? "尚未载入任何年份" : string.Create(CultureInfo.InvariantCulture, $"已载入 {loaded.Min()}—{loaded.Max()} 年")) +
    "。请先载入国务院办公厅公布的该年节假日安排，再行计算。")
{
    /// <summary>The year that is missing.</summary>
    public int Year { get; } = year;

    /// <summary>Stable code for answers to machines.</summary>
    public static string Code => "CALENDAR_UNKNOWN";
}
