using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>Functions of dates, all in UTC: what depends on the machine's zone is left out.</summary>
internal static class DateFunctions
{
    public static Function Create { get; } = new("new Date", 1, 1, call => From(call, call[0]));

    public static FunctionTable Methods { get; } = new()
    {
        { "getTime", 0, 0, call => Of(call).Milliseconds },
        { "valueOf", 0, 0, call => Of(call).Milliseconds },
        { "toISOString", 0, 0, call => Dates.Iso(Of(call)) },
        { "toJSON", 0, 0, call => Dates.Iso(Of(call)) },
        { "getUTCFullYear", 0, 0, call => (double)Dates.InUtc(Of(call)).Year },
        { "getUTCMonth", 0, 0, call => Dates.InUtc(Of(call)).Month - 1.0 },
        { "getUTCDate", 0, 0, call => (double)Dates.InUtc(Of(call)).Day },
        { "getUTCDay", 0, 0, call => (double)Dates.InUtc(Of(call)).DayOfWeek },
        { "getUTCHours", 0, 0, call => (double)Dates.InUtc(Of(call)).Hour },
        { "getUTCMinutes", 0, 0, call => (double)Dates.InUtc(Of(call)).Minute },
        { "getUTCSeconds", 0, 0, call => (double)Dates.InUtc(Of(call)).Second },
        { "getUTCMilliseconds", 0, 0, call => (double)Dates.InUtc(Of(call)).Millisecond },
    };

    public static object Parse(Call call) => Dates.FromText(call.Run, call.TextAt(0)).Milliseconds;

    public static object Utc(Call call) =>
        Dates.Utc(call.Run, [.. Enumerable.Range(0, 7).Select(i => i < call.Count ? Math.Truncate(call.NumberAt(i)) : i == 2 ? 1.0 : 0.0)]);

    private static DateValue From(Call call, object? value) => value switch
    {
        DateValue date => new DateValue(date.Milliseconds),
        string text => Dates.FromText(call.Run, text),
        double number => Dates.FromNumber(call.Run, number),
        _ => throw call.Fault($"日期要由文字或毫秒数给出，实际是{Members.Kind(value)}。"),
    };

    private static DateValue Of(Call call) => (DateValue)call.Receiver!;
}
