using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Activities;

/// <content>How numbers, dates and lists are read out of loosely typed JSON.</content>
internal static partial class Values
{
    private static decimal Number(JsonNode value)
    {
        if (value is JsonValue primitive && primitive.TryGetValue<double>(out var floating) && !primitive.TryGetValue<JsonElement>(out _))
        {
            return double.IsFinite(floating) && Math.Abs(floating) < 7.9e28 ? (decimal)floating : 0;
        }

        var text = value.GetValueKind() switch
        {
            JsonValueKind.Number => value.ToJsonString(),
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => "1",
            _ => "0",
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static decimal Whole(JsonNode value, decimal least, decimal most) => Math.Clamp(Math.Round(Number(value), MidpointRounding.ToEven), least, most);

    private static double Fraction(JsonNode value)
    {
        var text = value.GetValueKind() switch
        {
            JsonValueKind.Number => value.ToJsonString(),
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => "1",
            _ => "0",
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
    }

    private static DateTimeOffset? Instant(JsonNode value) =>
        DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static DateOnly? Day(JsonNode value)
    {
        if (DateOnly.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return Instant(value) is { } instant ? DateOnly.FromDateTime(instant.DateTime) : null;
    }

    private static TimeSpan? Span(JsonNode value) => TimeSpan.TryParse(Text(value), CultureInfo.InvariantCulture, out var span) ? span : null;

    private static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static JsonNode? Parsed(JsonNode value)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            return value;
        }

        try
        {
            return JsonNode.Parse(value.GetValue<string>());
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static JsonArray? AsArray(JsonNode? value) => value switch
    {
        null => null,
        JsonArray array => array,
        _ when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0 => [],
        _ when Parsed(value) is JsonArray parsed => parsed,
        _ => [value.DeepClone()],
    };

    private static string Name(ValueKind kind) => kind switch
    {
        ValueKind.DateTime or ValueKind.DateTimeOffset => "时间（如 2026-01-31T10:00:00+08:00）",
        ValueKind.DateOnly => "日期（如 2026-01-31）",
        ValueKind.TimeSpan => "时长（如 1.00:00:00）",
        ValueKind.Guid => "GUID",
        _ => kind.ToString(),
    };
}
