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
        { Before: true } => "计算规则：自该日起向前推算，当日不计，节假日不计，调休上班日计入",
        { Unit: LimitUnit.Workday } => "计算规则：自次日起算，节假日不计，调休上班日计入",
        { Unit: LimitUnit.Month } => "计算规则：自次日起算，按月计算至对应日",
        _ => "计算规则：自次日起算，按自然日连续计算",
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
        var unit = limit.Unit == LimitUnit.Workday ? "个工作日" : "日";
        derivation.Say(string.Create(CultureInfo.InvariantCulture, $"期限已暂停，尚余 {left} {unit}，恢复后继续计算"));
        return new DueDate
        {
            LimitId = limit.Id, Unit = limit.Unit, LeftWhilePaused = left, CalendarVersion = calendar.Version, Derivation = derivation.End(calendar),
        };
    }

    private DueDate Ended(DateOnly last)
    {
        var (safe, outer, provisional) = Around(last);
        var due = limit.Owner == LimitOwner.Party ? outer : safe;
        derivation.Say($"届满：{Text(due)} 24时（北京时间）{(safe == outer ? string.Empty : limit.Owner == LimitOwner.Party ? "，按有利于当事人计" : "，按安全期限督办")}");
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
                derivation.Say($"末日：{Text(last)}（{why}）");
                return (last, last, false);
            }

            var (safe, outer) = (calendar.OnOrBefore(last), calendar.OnOrAfter(last));
            derivation.Say($"末日：{Text(last)}（{why}），安全期限提前至 {Text(safe)}，法律上最迟顺延至 {Text(outer)}");
            return (safe, outer, false);
        }
        catch (CalendarUnknownException unknown)
        {
            // Calendar days need no working-day table; only the move off a rest day does, and that is left undone rather than guessed.
            derivation.Say(string.Create(CultureInfo.InvariantCulture, $"末日：{Text(last)}；{unknown.Year} 年工作日历尚未载入，暂不提前或顺延，载入后重新计算"));
            return (last, last, true);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
