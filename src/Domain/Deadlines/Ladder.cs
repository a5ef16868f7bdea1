namespace Qingyi.Domain.Deadlines;

/// <summary>Turns the offsets of rungs into instants.</summary>
internal static class Ladder
{
    private static readonly TimeOnly OfficeOpens = new(9, 0);

    public static IReadOnlyList<RungTime> Times(LegalLimit limit, DueDate due, DateTimeOffset dueAt, DateTimeOffset startUtc, WorkingDays calendar)
    {
        var times = new List<(Rung Rung, DateTimeOffset At, bool Provisional)>();
        foreach (var rung in limit.Rungs)
        {
            var (at, provisional) = (limit.Unit, rung.Offset) switch
            {
                (LimitUnit.ClockHour, _) => (dueAt.AddHours(rung.Offset), false),
                (_, 0) => (dueAt, due.Provisional),
                _ => Morning(due.DueDay!.Value, rung.Offset, calendar),
            };
            times.Add((rung, at < startUtc ? startUtc : at, provisional));
        }

        return [.. times.OrderBy(t => t.At).ThenBy(t => t.Rung.Offset).Select((t, i) => new RungTime(i + 1, t.Rung.Recipient, t.At, t.Provisional))];
    }

    private static (DateTimeOffset At, bool Provisional) Morning(DateOnly dueDay, int offset, WorkingDays calendar)
    {
        try
        {
            return (LegalDay.At(calendar.Add(dueDay, offset), OfficeOpens), false);
        }
        catch (CalendarUnknownException)
        {
            // A reminder is no legal date: it may ring on a calendar day until the year is loaded and the deadline is computed again.
            return (LegalDay.At(dueDay.AddDays(offset), OfficeOpens), true);
        }
    }
}
