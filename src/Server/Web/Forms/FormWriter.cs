using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Qingyi.Server.Web.Forms;

/// <summary>Puts an object of a schema into the controls of its form: the way back from <see cref="FormReader"/>.</summary>
public static class FormWriter
{
    /// <summary>The controls' texts for these values, with the schema's defaults where a value is missing.</summary>
    public static IReadOnlyDictionary<string, StringValues> Write(JsonObject schema, JsonObject? values, string prefix = FormReader.Prefix)
    {
        var texts = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        WriteObject(SchemaField.Of(schema, prefix), values ?? [], texts);
        return texts;
    }

    static void WriteObject(IReadOnlyList<SchemaField> fields, JsonObject values, Dictionary<string, StringValues> texts)
    {
        foreach (var field in fields)
        {
            var value = values[field.Key] ?? field.Schema["default"];
            switch (field.Kind)
            {
                case FieldKind.Group:
                    WriteObject(field.Inside(), value as JsonObject ?? [], texts);
                    break;
                case FieldKind.Rows:
                    foreach (var (row, index) in (value as JsonArray ?? []).Select((row, index) => (row as JsonObject ?? [], index)))
                    {
                        WriteObject(field.Row(index), row, texts);
                    }

                    break;
                case FieldKind.Choices:
                    texts[field.Name] = (value as JsonArray ?? []).Select(Text).ToArray();
                    break;
                case FieldKind.TextList:
                    texts[field.Name] = string.Join('\n', (value as JsonArray ?? []).Select(Text));
                    break;
                default:
                    if (value is not null)
                    {
                        texts[field.Name] = field.Kind == FieldKind.Moment ? LocalMoment(Text(value)) : Text(value);
                    }

                    break;
            }
        }
    }

    static string Text(JsonNode? value) => value is JsonValue one && one.TryGetValue(out string? text) ? text : value?.ToJsonString() ?? "";

    static string LocalMoment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment)
            ? moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : text;
}
