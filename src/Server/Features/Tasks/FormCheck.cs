using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Checks data against the schema of a form, as far as <see cref="Forms"/> can write one; each fault says where, what, and what would be right.</summary>
public static partial class FormCheck
{
    /// <summary>The longest list, whatever its form says: none is taken unread.</summary>
    public const int MostItems = 1000;

    /// <returns>JSON path to Chinese sentence; empty when the data fit.</returns>
    public static IReadOnlyDictionary<string, string> Faults(JsonObject schema, JsonNode? data)
    {
        var faults = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Check(schema, data, "$", faults);
        return faults;
    }

    private static void Check(JsonObject schema, JsonNode? data, string path, SortedDictionary<string, string> faults)
    {
        var title = schema["title"]?.GetValue<string>() ?? path;
        switch (schema["type"]!.GetValue<string>())
        {
            case "object" when data is JsonObject record:
                CheckObject(schema, record, path, faults);
                break;
            case "array" when data is JsonArray list:
                CheckArray(schema, list, path, title, faults);
                break;
            case "string" when data is JsonValue v && v.GetValueKind() == JsonValueKind.String:
                CheckText(schema, v.GetValue<string>(), path, title, faults);
                break;
            case "boolean" when data is JsonValue v && v.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                break;
            case "number" or "integer" when data is JsonValue v && v.GetValueKind() == JsonValueKind.Number:
                CheckNumber(schema, v, path, title, faults);
                break;
            case var type:
                faults[path] = Texts.Of("tasks.form-check.wrong-type", title, Types[type]);
                break;
        }
    }

    private static Dictionary<string, string> Types => new(StringComparer.Ordinal)
    {
        ["object"] = Texts.Of("tasks.form-check.type-object"), ["array"] = Texts.Of("tasks.form-check.type-array"), ["string"] = Texts.Of("tasks.form-check.type-string"),
        ["boolean"] = Texts.Of("tasks.form-check.type-boolean"), ["number"] = Texts.Of("tasks.form-check.type-number"), ["integer"] = Texts.Of("tasks.form-check.type-integer"),
    };

    private static void CheckObject(JsonObject schema, JsonObject record, string path, SortedDictionary<string, string> faults)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).Where(n => record[n] is null || IsBlank(record[n]!)))
        {
            faults[$"{path}.{name}"] = Texts.Of("tasks.form-check.missing", properties[name]?["title"]?.GetValue<string>() ?? name);
        }

        foreach (var (name, value) in record)
        {
            if (properties[name] is not JsonObject property)
            {
                faults[$"{path}.{name}"] = Texts.Of("tasks.form-check.unknown-field", name, string.Join('、', properties.Select(p => p.Key)));
            }
            else if (value is not null && !faults.ContainsKey($"{path}.{name}"))
            {
                Check(property, value, $"{path}.{name}", faults);
                if (property["x-not-same-as"]?.GetValue<string>() is { } other && record[other] is { } twin && value.ToString().Trim() == twin.ToString().Trim())
                {
                    faults[$"{path}.{name}"] = Texts.Of("tasks.form-check.must-differ", property["title"]?.GetValue<string>(), properties[other]?["title"]?.GetValue<string>());
                }
            }
        }
    }

    private static bool IsBlank(JsonNode value) => value is JsonValue v && v.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(v.GetValue<string>());

    private static void CheckArray(JsonObject schema, JsonArray list, string path, string title, SortedDictionary<string, string> faults)
    {
        if (schema["minItems"]?.GetValue<int>() is { } least && list.Count < least)
        {
            faults[path] = Texts.Of("tasks.form-check.too-few", title, least);
        }

        var most = Math.Min(schema["maxItems"]?.GetValue<int>() ?? MostItems, MostItems);
        if (list.Count > most)
        {
            faults[path] = Texts.Of("tasks.form-check.too-many", title, most);
        }

        for (var i = 0; i < list.Count && i < MostItems; i++)
        {
            Check((JsonObject)schema["items"]!, list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), faults);
        }
    }

    private static void CheckText(JsonObject schema, string text, string path, string title, SortedDictionary<string, string> faults)
    {
        if (schema["enum"] is JsonArray options && !options.Any(o => o!.GetValue<string>() == text))
        {
            faults[path] = Texts.Of("tasks.form-check.unknown-option", title, text, string.Join('、', options.Select(o => o!.GetValue<string>())));
        }
        else if (schema["format"]?.GetValue<string>() == "date" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            faults[path] = Texts.Of("tasks.form-check.not-date", title);
        }
        else if (schema["format"]?.GetValue<string>() == "date-time" && !IsMoment(text))
        {
            faults[path] = Texts.Of("tasks.form-check.not-moment", title);
        }
        else if (schema["maxLength"]?.GetValue<int>() is { } most && text.Length > most)
        {
            faults[path] = Texts.Of("tasks.form-check.too-long", title, most, text.Length);
        }
        else if (schema["minLength"]?.GetValue<int>() is { } least && text.Trim().Length < least)
        {
            faults[path] = Texts.Of("tasks.form-check.too-short", title, least);
        }
        else if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        {
            faults[path] = schema["x-hint"]?.GetValue<string>() is { } hint ? Texts.Of("tasks.form-check.pattern-hint", title, hint) : Texts.Of("tasks.form-check.pattern", title);
        }
    }

    private static void CheckNumber(JsonObject schema, JsonValue value, string path, string title, SortedDictionary<string, string> faults)
    {
        if (!decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            faults[path] = Texts.Of("tasks.form-check.number-too-large", title);
        }
        else if (schema["type"]!.GetValue<string>() == "integer" && number != decimal.Truncate(number))
        {
            faults[path] = Texts.Of("tasks.form-check.not-integer", title);
        }
        else if (schema["multipleOf"] is not null && number != decimal.Round(number, 2))
        {
            faults[path] = Texts.Of("tasks.form-check.two-decimals", title);
        }
        else if (schema["minimum"]?.GetValue<int>() is { } least && number < least)
        {
            faults[path] = Texts.Of("tasks.form-check.minimum", title, least);
        }
        else if (schema["maximum"]?.GetValue<int>() is { } most && number > most)
        {
            faults[path] = Texts.Of("tasks.form-check.maximum", title, most);
        }
    }

    // With its zone, since a clock that runs by the hour must not guess one.
    private static bool IsMoment(string text) => Moment().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Moment();
}
