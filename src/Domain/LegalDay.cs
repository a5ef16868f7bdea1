namespace Qingyi.Domain;

/// <summary>Legal days are days in Asia/Shanghai, whatever zone the host is in.</summary>
public static class LegalDay
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant (UTC) at which the day is over: 24:00 in Asia/Shanghai.</summary>
    public static DateTimeOffset End(DateOnly day) =>
        new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone.GetUtcOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue))).ToUniversalTime();
}
