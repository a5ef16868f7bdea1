
namespace Qingyi.Domain.Deadlines;

/// <summary>Counts hours from the instant of the event; rest days neither suspend nor extend them.</summary>
internal sealed class HourCount(LegalLimit limit, DateTimeOffset startUtc, WorkingDays calendar, IReadOnlyList<Pause> pauses, IReadOnlyList<Extension> extensions)
{
    private readonly PausedTime paused = new(pauses);
    private readonly Derivation derivation = new(limit, startUtc);

    public DueDate Result()
    {
        derivation.Say(Texts.Chinese("deadlines.rule.hours"));
        var at = startUtc.ToUniversalTime();
        var left = TimeSpan.FromHours(limit.Amount + extensions.Sum(e => e.Amount));
        derivation.Say(extensions, limit.Unit);
        foreach (var pause in paused.InOrder)
        {
            derivation.Say(pause);
            var until = pause.From < at ? at : pause.From;
            if (until - at >= left)
            {
                break;
            }

            left -= until - at;
            at = until;
            if (pause.To is not { } resumed)
            {
                return Held(left);
            }

            at = resumed > at ? resumed : at;
        }

        return Ended(at + left);
    }

    private DueDate Held(TimeSpan left)
    {
        var hours = (int)Math.Ceiling(left.TotalHours);
        derivation.Say(Texts.Chinese("deadlines.derivation.held-hours", hours));
        return new DueDate
        {
            LimitId = limit.Id, Unit = limit.Unit, LeftWhilePaused = hours, CalendarVersion = calendar.Version, Derivation = derivation.End(calendar),
        };
    }

    private DueDate Ended(DateTimeOffset due)
    {
        var day = LegalDay.Of(due);
        derivation.Say(Texts.Chinese("deadlines.derivation.ends", Derivation.Text(due)));
        return new DueDate
        {
            LimitId = limit.Id, Unit = limit.Unit, DueDay = day, DueAt = due.ToUniversalTime(), Safe = day, LegalOuter = day,
            CalendarVersion = calendar.Version, Derivation = derivation.End(calendar),
        };
    }
}
