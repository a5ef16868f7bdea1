using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Features.Tasks;

/// <summary>
/// The fields that a drawing adds to a task: a small part of JSON Schema, no more than the pages can show and <see cref="FormCheck"/> can check. Beside
/// the schema's own words: <c>x-sealed</c> (free text of people; long text always is), <c>x-options</c> (a live list), <c>x-prefill</c> (a figure of the
/// registers), <c>x-outcomes</c> (required with these outcomes only), <c>x-not-same-as</c> (another field).
/// </summary>
public static partial class DrawnForm
{
    public const int LongestText = 20_000;
    public const int MostFields = 60;
    public const int Deepest = 3;

    private static readonly string[] Types = ["object", "array", "string", "boolean", "number", "integer"];
    private static readonly string[] Formats = ["date", "date-time", "textarea"];
    private static readonly string[] Words =
    [
        "type", "title", "description", "format", "maxLength", "minLength", "enum", "x-labels", "minimum", "maximum", "multipleOf", "minItems", "maxItems", "items", "properties", "required",
        "additionalProperties", "default", "uniqueItems", "x-unit", "x-hint", "x-sealed", "x-options", "x-prefill", "x-outcomes", "x-not-same-as", "x-placeholder", "x-rows", "x-order", "x-widget", "pattern",
    ];

    private static readonly string[] TextWords = ["title", "description", "format", "x-unit", "x-hint", "x-options", "x-prefill", "x-not-same-as", "x-placeholder", "x-widget", "pattern"];
    private static readonly string[] WholeWords = ["maxLength", "minLength", "minItems", "maxItems", "minimum", "maximum"];

    /// <summary>What speaks against a form: path inside it, and a sentence.</summary>
    public static IReadOnlyList<(string Path, string Sentence)> Faults(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.ToJsonString().Length is > LongestText and var length)
        {
            return [("$", Texts.Of("tasks.drawn-form.too-long", length, LongestText))];
        }

        var faults = new List<(string, string)>();
        var fields = 0;
        if ((schema["type"] as JsonValue)?.ToString() != "object" || schema["properties"] is not JsonObject { Count: > 0 })
        {
            return [("$", Texts.Of("tasks.drawn-form.not-object"))];
        }

        Check(schema, "$", 0, ref fields, faults);
        return fields > MostFields ? [("$", Texts.Of("tasks.drawn-form.too-many-fields", fields, MostFields)), .. faults] : faults;
    }

    private static void Check(JsonObject schema, string path, int depth, ref int fields, List<(string, string)> faults)
    {
        if (depth > Deepest)
        {
            faults.Add((path, Texts.Of("tasks.drawn-form.too-deep", Deepest)));
            return;
        }

        foreach (var word in schema.Select(p => p.Key).Where(k => !Words.Contains(k)))
        {
            faults.Add(($"{path}.{word}", Texts.Of("tasks.drawn-form.unsupported-word", word)));
        }

        var type = (schema["type"] as JsonValue)?.ToString();
        if (!Types.Contains(type))
        {
            faults.Add(($"{path}.type", Texts.Of("tasks.drawn-form.unknown-type", type, string.Join('、', Types))));
            return;
        }

        foreach (var word in TextWords.Where(w => schema[w] is { } text && text.GetValueKind() != JsonValueKind.String))
        {
            faults.Add(($"{path}.{word}", Texts.Of("tasks.drawn-form.not-text", word)));
        }

        foreach (var word in WholeWords.Where(w => schema[w] is { } n && !int.TryParse(n.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
        {
            faults.Add(($"{path}.{word}", Texts.Of("tasks.drawn-form.not-integer", word)));
        }

        if (schema["format"] is { } format && !Formats.Contains(format.ToString()))
        {
            faults.Add(($"{path}.format", Texts.Of("tasks.drawn-form.unknown-format", format, string.Join('、', Formats))));
        }

        if (schema["enum"] is { } choices && (choices is not JsonArray { Count: > 0 and <= 100 } list || list.Any(c => c is not JsonValue v || !v.TryGetValue<string>(out _))))
        {
            faults.Add(($"{path}.enum", Texts.Of("tasks.drawn-form.enum")));
        }

        if (schema["x-outcomes"] is { } only && (only is not JsonArray outcomes || outcomes.Any(o => o?.GetValueKind() != JsonValueKind.String)))
        {
            faults.Add(($"{path}.x-outcomes", Texts.Of("tasks.drawn-form.x-outcomes")));
        }

        if (schema["pattern"] is { } pattern && !Compiles(pattern.ToString()))
        {
            faults.Add(($"{path}.pattern", Texts.Of("tasks.drawn-form.pattern")));
        }

        CheckLive(schema, path, faults);
        if (type == "array")
        {
            if (schema["items"] is JsonObject items)
            {
                Check(items, $"{path}.items", depth + 1, ref fields, faults);
            }
            else
            {
                faults.Add(($"{path}.items", Texts.Of("tasks.drawn-form.no-items")));
            }
        }

        if (type == "object")
        {
            CheckFields(schema, path, depth, ref fields, faults);
        }
    }

    private static bool Compiles(string pattern)
    {
        try
        {
            return pattern.Length <= 200 && new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) is not null;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static void CheckLive(JsonObject schema, string path, List<(string, string)> faults)
    {
        if (schema["x-options"] is { } options && !LiveFields.Lists.ContainsKey(options.ToString()))
        {
            faults.Add(($"{path}.x-options", Texts.Of("tasks.drawn-form.unknown-options", options, string.Join('、', LiveFields.Lists.Select(l => $"{l.Key}（{l.Value}）")))));
        }

        if (schema["x-prefill"] is { } figure && !LiveFields.Figures.ContainsKey(figure.ToString()))
        {
            faults.Add(($"{path}.x-prefill", Texts.Of("tasks.drawn-form.unknown-figure", figure, string.Join('、', LiveFields.Figures.Select(f => $"{f.Key}（{f.Value}）")))));
        }
    }

    private static void CheckFields(JsonObject schema, string path, int depth, ref int fields, List<(string, string)> faults)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var (name, value) in properties)
        {
            fields++;
            var at = $"{path}.properties.{name}";
            if (!Name().IsMatch(name))
            {
                faults.Add((at, Texts.Of("tasks.drawn-form.field-name", name)));
            }

            if (value is not JsonObject field)
            {
                faults.Add((at, Texts.Of("tasks.drawn-form.field-not-object")));
                continue;
            }

            if ((field["title"] as JsonValue)?.ToString() is not { Length: > 0 and <= 60 })
            {
                faults.Add(($"{at}.title", Texts.Of("tasks.drawn-form.field-title")));
            }

            Check(field, at, depth + 1, ref fields, faults);
        }

        if (schema["required"] is { } required && (required is not JsonArray names || names.Any(n => n is not JsonValue || !properties.ContainsKey(n.ToString()))))
        {
            faults.Add(($"{path}.required", Texts.Of("tasks.drawn-form.required")));
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex Name();
}
