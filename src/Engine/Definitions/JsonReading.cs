using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Definitions;

/// <summary>Reads loosely typed JSON: a property of another kind than asked for counts as absent.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonObject json, string property) => json[property].AsText();

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static int? Whole(this JsonObject json, string property) =>
        json[property] is JsonValue value && int.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    public static bool Flag(this JsonObject json, string property) => json[property] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static IEnumerable<JsonNode?> Items(this JsonObject json, string property) => json[property] as JsonArray ?? Enumerable.Empty<JsonNode?>();
}
