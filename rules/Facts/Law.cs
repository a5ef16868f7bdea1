namespace Qingyi.Rules.Facts;

/// <summary>The figures in force on one day in one area. A figure that no law in force has is null, and no comparison with null holds.</summary>
public abstract class Law(ScheduleSet schedules, DateOnly day, string? jurisdiction)
{
    /// <summary>A figure, by <c>schedule/figure</c>.</summary>
    [Term("{0}")]
    public decimal? this[string key]
    {
        get
        {
            var (schedule, figure) = Split(key);
            return schedules.Edition(schedule, day, jurisdiction) is { } edition && edition.Values.TryGetValue(figure, out var value) ? value : null;
        }
    }

    [Term("{0}已施行")]
    public bool InForce(string schedule) => schedules.Edition(schedule, day, jurisdiction) is not null;

    /// <summary>The article as cited on that day, by <c>schedule/key</c>.</summary>
    public string Article(string key)
    {
        var (schedule, article) = Split(key);
        return schedules.Edition(schedule, day, jurisdiction)?.Articles.GetValueOrDefault(article)
            ?? throw new InvalidOperationException($"No edition in force on {day:yyyy-MM-dd} names the article {key}.");
    }

    /// <summary>First day in force of the edition that holds on that day.</summary>
    public DateOnly? InForceFrom(string schedule) => schedules.Edition(schedule, day, jurisdiction)?.From;

    internal static (string Schedule, string Name) Split(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (key, "") : (key[..slash], key[(slash + 1)..]);
    }
}

/// <summary>The law on the day of the (last) act.</summary>
[Term("行为时的法律")]
public sealed class LawOfAct(ScheduleSet schedules, DateOnly day, string? jurisdiction) : Law(schedules, day, jurisdiction);

/// <summary>The law on the day of the decision: procedure, benchmarks of transfer, and a milder new law.</summary>
[Term("决定时的法律")]
public sealed class LawOfDecision(ScheduleSet schedules, DateOnly day, string? jurisdiction) : Law(schedules, day, jurisdiction);
