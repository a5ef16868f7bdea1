using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Qingyi.Server.Web.Forms;

/// <summary>A form as it was read.</summary>
/// <param name="Data">The values that are right; complete only when there are no errors.</param>
/// <param name="Errors">Sentences by the name of the control.</param>
/// <param name="Typed">What was typed, by the name of the control, to show it again.</param>
public sealed record FormReading(JsonObject Data, IReadOnlyDictionary<string, string> Errors, IReadOnlyDictionary<string, StringValues> Typed)
{
    public bool Ok => Errors.Count == 0;
}

/// <summary>Reads the fields of a <see cref="SchemaForm"/> back into an object of its schema. Fields that the schema does not name are left out.</summary>
public static partial class FormReader
{
    public const string Prefix = "data";

    /// <param name="form">The posted fields; an IFormCollection is such a list.</param>
    public static FormReading Read(JsonObject schema, IEnumerable<KeyValuePair<string, StringValues>> form, Words words, string prefix = Prefix)
    {
        var typed = form.Where(field => field.Key.StartsWith(prefix + ".", StringComparison.Ordinal))
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var data = ReadObject(SchemaField.Of(schema, prefix), typed, errors, words);
        return new(data, errors, typed);
    }

    static JsonObject ReadObject(
        IReadOnlyList<SchemaField> fields, Dictionary<string, StringValues> typed, Dictionary<string, string> errors, Words words)
    {
        var data = new JsonObject();
        foreach (var field in fields.Where(field => !field.ReadOnly))
        {
            var value = field.Kind switch
            {
                FieldKind.Group => ReadGroup(field, typed, errors, words),
                FieldKind.Rows => ReadRows(field, typed, errors, words),
                FieldKind.Choices => ReadChoices(field, typed, errors, words),
                FieldKind.TextList => ReadLines(field, typed, errors, words),
                FieldKind.YesNo => ReadYesNo(field, typed, errors, words),
                _ => ReadOne(field, typed, errors, words),
            };
            if (value is not null)
            {
                data[field.Key] = value;
            }
        }

        return data;
    }

    static JsonNode? ReadOne(SchemaField field, Dictionary<string, StringValues> typed, Dictionary<string, string> errors, Words words)
    {
        var text = Texts(field, typed).FirstOrDefault() ?? "";
        if (text.Length == 0)
        {
            Missing(field, errors, words[field.Kind == FieldKind.Choice ? "form.required-choice" : "form.required", field.Title]);
            return null;
        }

        var (value, error) = FieldText.Read(field, text, words);
        if (error is not null)
        {
            errors[field.Name] = error;
        }

        return value;
    }

    static JsonValue? ReadYesNo(SchemaField field, Dictionary<string, StringValues> typed, Dictionary<string, string> errors, Words words)
    {
        var text = Texts(field, typed).FirstOrDefault();
        if (field.MustBeTrue && text != "true")
        {
            errors[field.Name] = words["form.must-tick", field.Title];
            return null;
        }

        if (text is null && field.Required && !field.MustBeTrue)
        {
            errors[field.Name] = words["form.required-choice", field.Title];
            return null;
        }

        return JsonValue.Create(text == "true");
    }

    static JsonArray? ReadChoices(SchemaField field, Dictionary<string, StringValues> typed, Dictionary<string, string> errors, Words words)
    {
        var chosen = Texts(field, typed).Distinct(StringComparer.Ordinal).ToList();
        if (chosen.Exists(value => field.Options.All(option => option.Value != value)))
        {
            errors[field.Name] = words["form.choice", field.Title];
            return null;
        }

        return Counted(field, [.. chosen.Select(value => (JsonNode?)value)], errors, words);
    }

    static JsonArray? ReadLines(SchemaField field, Dictionary<string, StringValues> typed, Dictionary<string, string> errors, Words words)
    {
        var lines = string.Join('\n', Texts(field, typed)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Counted(field, [.. lines.Select(line => (JsonNode?)line)], errors, words);
    }

    static JsonArray? ReadRows(SchemaField field, Dictionary<string, StringValues> typed, Dictionary<string, string> errors, Words words)
    {
        var rows = RowNumbers(field, typed)
            .Where(row => HasText($"{field.Name}[{row}].", typed))
            .Select(row => (JsonNode?)ReadObject(field.Row(row), typed, errors, words))
            .ToArray();
        return Counted(field, new JsonArray(rows), errors, words);
    }

    static JsonObject? ReadGroup(SchemaField field, Dictionary<string, StringValues> typed, Dictionary<string, string> errors, Words words) =>
        field.Required || HasText(field.Name + ".", typed) ? ReadObject(field.Inside(), typed, errors, words) : null;

    static JsonArray? Counted(SchemaField field, JsonArray values, Dictionary<string, string> errors, Words words)
    {
        var least = Math.Max(field.Whole("minItems") ?? 0, field.Required ? 1 : 0);
        if (values.Count < least && (field.Required || values.Count > 0))
        {
            errors[field.Name] = words["form.at-least", field.Title, least];
        }
        else if (field.Whole("maxItems") is { } most && values.Count > most)
        {
            errors[field.Name] = words["form.at-most", field.Title, most];
        }

        return values.Count == 0 ? null : values;
    }

    static void Missing(SchemaField field, Dictionary<string, string> errors, string sentence)
    {
        if (field.Required)
        {
            errors[field.Name] = sentence;
        }
    }

    /// <summary>The numbers of the rows that were posted, in order.</summary>
    public static IReadOnlyList<int> RowNumbers(SchemaField field, IReadOnlyDictionary<string, StringValues> typed) =>
    [
        .. typed.Keys
            .Where(name => name.StartsWith(field.Name + "[", StringComparison.Ordinal))
            .Select(name => RowNumber().Match(name, field.Name.Length))
            .Where(number => number.Success)
            .Select(number => int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct()
            .Order(),
    ];

    static bool HasText(string prefix, Dictionary<string, StringValues> typed) =>
        typed.Any(field => field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Value.Any(text => !string.IsNullOrWhiteSpace(text)));

    static IEnumerable<string> Texts(SchemaField field, Dictionary<string, StringValues> typed) =>
        typed.TryGetValue(field.Name, out var texts) ? texts.OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0) : [];

    [GeneratedRegex(@"\G\[(\d{1,4})\]", RegexOptions.CultureInvariant)]
    private static partial Regex RowNumber();
}
