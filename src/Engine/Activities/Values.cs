using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Activities;

/// <summary>
/// Conversions as Elsa does them, in the invariant culture. Numbers and truth values never fail: text that is no number is 0, a fraction is
/// rounded to the nearest whole number (half to even), text other than "true" is false. Null stays null.
/// </summary>
internal static partial class Values
{
    /// <summary>The value as a variable of that kind holds it; null where a date, time span or GUID cannot be read.</summary>
    public static JsonNode? Convert(JsonNode? value, ValueKind kind, bool isArray)
    {
        if (!isArray)
        {
            return Convert(value, kind);
        }

        return AsArray(value) is { } array ? new JsonArray([.. array.Select(item => Own(Convert(item, kind)))]) : null;
    }

    public static JsonNode? Convert(JsonNode? value, ValueKind kind) => value is null ? null : kind switch
    {
        ValueKind.Any => value,
        ValueKind.Json => Parsed(value),
        ValueKind.JsonArray or ValueKind.TextList => AsArray(value),
        ValueKind.JsonObject => Parsed(value) as JsonObject,
        ValueKind.Text or ValueKind.Enum => JsonValue.Create(Text(value)),
        ValueKind.Boolean => JsonValue.Create(Truth(value)),
        ValueKind.Int32 => JsonValue.Create((int)Whole(value, int.MinValue, int.MaxValue)),
        ValueKind.Int64 => JsonValue.Create((long)Whole(value, long.MinValue, long.MaxValue)),
        ValueKind.Decimal => JsonValue.Create(Number(value)),
        ValueKind.Double => JsonValue.Create(Fraction(value)),
        ValueKind.DateTime or ValueKind.DateTimeOffset => Instant(value) is { } instant ? JsonValue.Create(Iso(instant)) : null,
        ValueKind.DateOnly => Day(value) is { } day ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
        ValueKind.TimeSpan => Span(value) is { } span ? JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture)) : null,
        ValueKind.Guid => Guid.TryParse(Text(value), out var guid) ? JsonValue.Create(guid.ToString("D")) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A literal of a file that a run would quietly turn into 0, false or nothing.</summary>
    public static bool IsMisread(JsonNode? value, ValueKind kind)
    {
        if (value is null || value.GetValueKind() != JsonValueKind.String || Text(value).Length == 0)
        {
            return false;
        }

        return kind switch
        {
            ValueKind.Boolean => !bool.TryParse(Text(value), out _),
            ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.Double =>
                !decimal.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            ValueKind.DateTime or ValueKind.DateTimeOffset or ValueKind.DateOnly or ValueKind.TimeSpan or ValueKind.Guid => Convert(value, kind) is null,
            ValueKind.JsonObject => Convert(value, kind) is null,
            _ => false,
        };
    }

    /// <summary>Reads a value as the CLR type of an input.</summary>
    /// <exception cref="FormatException">A date, time span, GUID or enum that cannot be read.</exception>
    public static T? Read<T>(JsonNode? value)
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        var kind = ValueKinds.FromClr(type) ?? throw new InvalidOperationException($"No input may have the type {type}.");
        var converted = Convert(value, kind);
        if (converted is null)
        {
            return value is null || kind is ValueKind.JsonObject or ValueKind.JsonArray or ValueKind.Json
                ? default
                : throw new FormatException($"“{Text(value)}”不是有效的{Name(kind)}。");
        }

        object result = kind switch
        {
            ValueKind.Any or ValueKind.Json or ValueKind.JsonArray or ValueKind.JsonObject => converted.DeepClone(),
            ValueKind.Text => Text(converted),
            ValueKind.TextList => converted.AsArray().Select(item => item is null ? "" : Text(item)).ToArray(),
            ValueKind.Boolean => Truth(converted),
            ValueKind.Int32 => (int)Number(converted),
            ValueKind.Int64 => (long)Number(converted),
            ValueKind.Decimal => Number(converted),
            ValueKind.Double => Fraction(converted),
            ValueKind.DateTime => Instant(converted)!.Value.UtcDateTime,
            ValueKind.DateTimeOffset => Instant(converted)!.Value,
            ValueKind.DateOnly => Day(converted)!.Value,
            ValueKind.TimeSpan => Span(converted)!.Value,
            ValueKind.Guid => Guid.Parse(Text(converted)),
            _ => Enum.TryParse(type, Text(converted), ignoreCase: true, out var member) && Enum.IsDefined(type, member)
                ? member
                : throw new FormatException($"“{Text(converted)}”不在可选值之中：{string.Join("、", Enum.GetNames(type))}。"),
        };
        return (T)result;
    }

    /// <summary>The value of an output as JSON.</summary>
    public static JsonNode? Write<T>(T? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int whole => JsonValue.Create(whole),
        long whole => JsonValue.Create(whole),
        decimal number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        DateTime moment => JsonValue.Create(Iso(new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)))),
        DateTimeOffset moment => JsonValue.Create(Iso(moment)),
        DateOnly day => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeSpan span => JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture)),
        Guid guid => JsonValue.Create(guid.ToString("D")),
        Enum member => JsonValue.Create(member.ToString()),
        IEnumerable<string> texts => new JsonArray([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]),
        _ => throw new InvalidOperationException($"No output may have the type {typeof(T)}."),
    };

    /// <summary>The node itself if nobody holds it, else a copy.</summary>
    public static JsonNode? Own(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();

    /// <summary>Text is itself, truth is True or False, everything else its JSON.</summary>
    public static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => value.ToJsonString(PlainJson),
    };

    public static bool Truth(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => Fraction(value) != 0,
        JsonValueKind.String => bool.TryParse(value.GetValue<string>(), out var truth) && truth,
        _ => false,
    };

    internal static readonly JsonSerializerOptions PlainJson = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
