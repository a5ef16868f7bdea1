using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio;

/// <summary>JSON as Studio sends and reads it: camelCase, nulls written out, properties of the wrong kind counted as absent.</summary>
public static class StudioJson
{
    /// <summary>Deeper than any definition may be, so that what was read can be written.</summary>
    private const int Deepest = 512;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Deepest };
    private static readonly JsonSerializerOptions Indented = new(Plain) { WriteIndented = true };

    public static string Text(JsonNode node, bool indented = false) => node.ToJsonString(indented ? Indented : Plain);

    public static JsonObject Read(string text) => JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = Deepest })!.AsObject();

    public static IResult Answer(JsonNode node, int status = StatusCodes.Status200OK) => Results.Text(Text(node), "application/json", Encoding.UTF8, status);

    /// <summary>A list with its length, as every list of descriptors is.</summary>
    public static JsonObject List(IEnumerable<JsonNode?> items)
    {
        var array = new JsonArray([.. items]);
        return new JsonObject { ["items"] = array, ["count"] = array.Count };
    }

    public static string? Word(this JsonObject json, string property) => Text(json[property] as JsonValue);

    public static int? Whole(this JsonObject json, string property) =>
        json[property] is JsonValue value && int.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    /// <summary>The texts of a list; anything else in it is left out.</summary>
    public static IReadOnlyList<string> Words(this JsonObject json, string property) =>
        [.. (json[property] as JsonArray ?? []).OfType<JsonValue>().Select(Text).OfType<string>()];

    /// <summary>An instant as Studio reads it.</summary>
    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static string? Text(JsonValue? value)
    {
        try
        {
            return value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }
    }
}
