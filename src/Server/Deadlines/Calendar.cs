using Qingyi.Domain.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>The working-day calendar and the table of limits that new deadlines are counted by.</summary>
/// <param name="days">As shipped.</param>
/// <param name="imported">An imported edition takes the place of the shipped one; null: there can be none.</param>
public sealed class Calendar(WorkingDays days, LegalLimits limits, CalendarsInForce? imported = null)
{
    public WorkingDays Days => imported?.Now() ?? days;

    /// <summary>The calendar of this instant, as the database of a transition says, and for as long as the transition lasts.</summary>
    public Calendar In(CaseDb db) => imported is null ? this : new Calendar(imported.Now(db) ?? days, Limits);

    public LegalLimits Limits { get; } = limits;

    /// <summary>
    /// Counts a limit. Where it runs into a year whose arrangement is not out yet, weekends alone are left out, and the derivation says that the day
    /// is provisional: a duty without any date would be worse, and it is counted again once the year is loaded.
    /// </summary>
    public DueDate Count(LegalLimit limit, DateTimeOffset start, IReadOnlyList<Pause> pauses, out WorkingDays countedBy) => Count(limit, start, pauses, [], out countedBy);

    /// <inheritdoc cref="Count(LegalLimit, DateTimeOffset, IReadOnlyList{Pause}, out WorkingDays)"/>
    public DueDate Count(LegalLimit limit, DateTimeOffset start, IReadOnlyList<Pause> pauses, IReadOnlyList<Extension> extensions, out WorkingDays countedBy)
    {
        try
        {
            countedBy = Days;
            return limit.Compute(start, Days, pauses, extensions);
        }
        catch (CalendarUnknownException unknown)
        {
            countedBy = Days.Provisionally(unknown.Year);
            var due = limit.Compute(start, countedBy, pauses, extensions);
            return due with { Provisional = true, Derivation = [.. due.Derivation, Texts.Of("deadlines.calendar.year-unknown", unknown.Year)] };
        }
    }

    /// <summary>Last day of a limit that begins on a legal day.</summary>
    public DateOnly LastDay(string limit, DateOnly begins)
    {
        var due = Count(Limits.Get(limit, begins), LegalDay.Start(begins), [], out _);
        return due.DueDay ?? throw new InvalidOperationException($"The limit {limit} has no last day.");
    }

    /// <summary>The very last lawful day of a limit that begins on a legal day, a rest day's shift included.</summary>
    public DateOnly OuterDay(string limit, DateOnly begins) => Count(Limits.Get(limit, begins), LegalDay.Start(begins), [], out _).LegalOuter
        ?? throw new InvalidOperationException($"The limit {limit} has no last day.");

    /// <summary>First day on which a hearing may be held that was announced on this day (行政处罚法 64: seven working days before).</summary>
    public DateOnly EarliestHearing(DateOnly notified)
    {
        var days = Limits.Get("hearing-notice", notified).Amount;
        try
        {
            return Days.Add(notified, days);
        }
        catch (CalendarUnknownException unknown)
        {
            return Days.Provisionally(unknown.Year).Add(notified, days);
        }
    }
}
