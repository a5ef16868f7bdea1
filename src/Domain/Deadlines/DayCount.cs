using System.Globalization;

namespace Qingyi.Domain.Deadlines;

/// <summary>Counts working days, calendar days and months; the day of the event is not counted (行政处罚法 85, 民事诉讼法 on periods).</summary>
internal sealed class DayCount(LegalLimit limit, DateTimeOffset startUtc, WorkingDays calendar, IReadOnlyList<Pause> pauses, IReadOnlyList<Extension> extensions)
{
    private readonly PausedTime paused = new(limit.Before ? [] : pauses);
    private readonly Derivation derivation = new(limit, startUtc);
    private readonly DateOnly start = LegalDay.Of(startUtc);
    private int left = limit.Amount + extensions.Sum(e => e.Amount);

    public DueDate Result()
    {
        derivation.Say(Rule());
        derivation.Say(extensions, limit.Unit);
        foreach (var pause in paused.InOrder)
        {
            derivation.Say(pause);
        }

        return Walk() is { } last ? Ended(last) : Held();
    }

    private string Rule() => limit switch
    {
        { Before: true } => Texts.Chinese("deadlines.rule.backwards"),
        { Unit: LimitUnit.Workday } => Texts.Chinese("deadlines.rule.workdays"),
        { Unit: LimitUnit.Month } => Texts.Chinese("deadlines.rule.months"),
        _ => Texts.Chinese("deadlines.rule.calendar-days"),
    };

    private DateOnly? Walk()
    {
        var day = start;
        if (limit.Unit == LimitUnit.Month)
        {
            var end = start.AddMonths(left);
            left = end.DayNumber - start.DayNumber;
        }

        while (left > 0)
        {
            day = day.AddDays(limit.Before ? -1 : 1);
            if (paused.HoldsFrom(day))
            {
                return null;
            }

            if (!paused.Covers(day) && (limit.Unit != LimitUnit.Workday || calendar.IsWorkday(day)))
            {
                left--;
            }
        }

        return day;
    }

    private DueDate Held()
    {
        var unit = limit.Unit == LimitUnit.Workday ? Texts.Chinese("deadlines.unit.workdays") : Texts.Chinese("deadlines.unit.days");
        derivation.Say(Texts.Chinese("deadlines.derivation.held", left, unit));
        return new DueDate
        {
            LimitId = limit.Id, Unit = limit.Unit, LeftWhilePaused = left, CalendarVersion = calendar.Version, Derivation = derivation.End(calendar),
        };
    }

    private DueDate Ended(DateOnly last)
    {
        var (safe, outer, provisional) = Around(last);
        var due = limit.Owner == LimitOwner.Party ? outer : safe;
        derivation.Say(Texts.Chinese("deadlines.derivation.ends-day", Text(due), safe == outer ? string.Empty : limit.Owner == LimitOwner.Party ? Texts.Chinese("deadlines.derivation.in-favour-of-party") : Texts.Chinese("deadlines.derivation.by-safe-date")));
        return new DueDate
        {
            LimitId = limit.Id, Unit = limit.Unit, DueDay = due, DueAt = LegalDay.End(due), Safe = safe, LegalOuter = outer,
            Provisional = provisional, CalendarVersion = calendar.Version, Derivation = derivation.End(calendar),
        };
    }

    private (DateOnly Safe, DateOnly Outer, bool Provisional) Around(DateOnly last)
    {
        try
        {
            if (calendar.IsWorkday(last, out var why))
            {
                derivation.Say(Texts.Chinese("deadlines.derivation.last-day", Text(last), why));
                return (last, last, false);
            }

            var (safe, outer) = (calendar.OnOrBefore(last), calendar.OnOrAfter(last));
            derivation.Say(Texts.Chinese("deadlines.derivation.last-day-moved", Text(last), why, Text(safe), Text(outer)));
            return (safe, outer, false);
        }
        catch (CalendarUnknownException unknown)
        {
            // Calendar days need no working-day table; only the move off a rest day does, and that is left undone rather than guessed.
            derivation.Say(Texts.Chinese("deadlines.derivation.last-day-provisional", Text(last), unknown.Year));
            return (last, last, true);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
