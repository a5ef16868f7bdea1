using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Qingyi.Domain.Registers;

/// <summary>One simple condition on an entry; several stand for all of them. A field without a value meets only <c>filled: false</c> and <c>not</c>.</summary>
public sealed record Condition
{
    /// <summary>The pseudo-field that holds the state.</summary>
    public const string State = "@state";

    /// <summary>The pseudo-field of today, for <see cref="Before"/> and <see cref="After"/>.</summary>
    public const string Today = "@today";

    public required string Field { get; init; }

    [JsonPropertyName("equals")]
    public JsonNode? EqualTo { get; init; }
    public JsonNode? Not { get; init; }
    public IReadOnlyList<string>? In { get; init; }
    public decimal? AtLeast { get; init; }
    public decimal? AtMost { get; init; }
    public bool? Filled { get; init; }

    /// <summary>A greater number than the one in another field.</summary>
    public string? Above { get; init; }

    /// <summary>Earlier than the day or moment in another field.</summary>
    public string? Before { get; init; }

    /// <summary>Later than the day or moment in another field.</summary>
    public string? After { get; init; }

    public bool Holds(EntryFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var value = facts.Value(Field);
        return (EqualTo is null || Same(value, EqualTo))
            && (Not is null || !Same(value, Not))
            && (In is null || Texts(value).Any(In.Contains))
            && (AtLeast is null || Number(value) >= AtLeast)
            && (AtMost is null || Number(value) <= AtMost)
            && (Above is null || Number(value) > Number(facts.Value(Above)))
            && (Filled is null || IsFilled(value) == Filled)
            && (Before is null || Compare(value, facts.Value(Before)) < 0)
            && (After is null || Compare(value, facts.Value(After)) > 0);
    }

    public static bool All(IReadOnlyList<Condition>? conditions, EntryFacts facts) => conditions is null || conditions.All(c => c.Holds(facts));

    internal static decimal? Number(JsonNode? value) =>
        value is JsonValue && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A list has what one of its items is.
    private static bool Same(JsonNode? value, JsonNode wanted) => Texts(value).Contains(wanted.ToString(), StringComparer.Ordinal);

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        null => [],
        JsonArray list => list.Select(i => i?.ToString() ?? ""),
        _ => [value.ToString()],
    };

    private static bool IsFilled(JsonNode? value) => value is JsonArray list ? list.Count > 0 : !string.IsNullOrWhiteSpace(value?.ToString());

    private static int? Compare(JsonNode? one, JsonNode? other)
    {
        if (Moment(one) is not { } a || Moment(other) is not { } b)
        {
            return null;
        }

        // A day against a moment: only the days can be compared.
        return IsDay(one!) || IsDay(other!) ? Deadlines.LegalDay.Of(a).CompareTo(Deadlines.LegalDay.Of(b)) : a.CompareTo(b);
    }

    private static bool IsDay(JsonNode value) => value.ToString().Length == 10;

    private static DateTimeOffset? Moment(JsonNode? value) => value is null ? null
        : DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Deadlines.LegalDay.Start(day)
        : DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var moment) ? moment : null;
}

/// <summary>What conditions and statistics know of an entry: its codes, its state, and that a sealed text is there, never the text.</summary>
public sealed class EntryFacts(JsonObject codes, IEnumerable<string> texts, string state, DateOnly today)
{
    private readonly HashSet<string> _texts = [.. texts];

    public string State { get; } = state;

    public JsonNode? Value(string field) => field switch
    {
        Condition.State => JsonValue.Create(State),
        Condition.Today => JsonValue.Create(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => codes[field] ?? (_texts.Contains(field) ? JsonValue.Create("…") : null),
    };
}
