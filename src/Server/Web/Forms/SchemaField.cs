using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Forms;

/// <summary>How a property of a JSON Schema is asked for.</summary>
public enum FieldKind
{
    Text,

    /// <summary>Several lines of text: format "textarea" or "multiline".</summary>
    LongText,
    Date,

    /// <summary>Date and time, typed in Beijing time.</summary>
    Moment,
    Number,
    Integer,
    YesNo,

    /// <summary>One of a list: enum, or oneOf with const and title.</summary>
    Choice,

    /// <summary>Several of a list: an array whose items are a list.</summary>
    Choices,

    /// <summary>An array of texts, one a line.</summary>
    TextList,

    /// <summary>An array of objects: a small table.</summary>
    Rows,

    /// <summary>An object: a fieldset.</summary>
    Group,
}

/// <summary>
/// One property of a schema as a form asks for it. Understood beside the schema's own words: x-labels (value → words, or a list beside enum),
/// x-hint, x-unit, x-placeholder, x-rows (lines of a text, or empty rows of a table), x-widget ("radio", "select", "textarea"), x-order.
/// </summary>
/// <param name="Name">Name of the control: data.findings[0].amount.</param>
/// <param name="Key">Name of the property.</param>
/// <param name="Required">Listed in the object's required; a value must be given.</param>
public sealed record SchemaField(string Name, string Key, string Title, FieldKind Kind, bool Required, IReadOnlyList<Option> Options, JsonObject Schema)
{
    public string? Description => Text("description");

    public string? Hint => Text("x-hint");

    public string? Unit => Text("x-unit");

    public string? Placeholder => Text("x-placeholder");

    public string? Widget => Text("x-widget");

    /// <summary>A person's judgement and why, which has sentences of its own; not what was found or said.</summary>
    public bool IsOpinion => Kind == FieldKind.LongText && Opinions.Any(o => Key.EndsWith(o, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Opinions = ["opinion", "reason", "ground", "review"];

    public bool ReadOnly => Schema["readOnly"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>A yes that has to be given: const true.</summary>
    public bool MustBeTrue => Schema["const"]?.GetValueKind() == JsonValueKind.True;

    public int? Whole(string key) => Schema[key] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public decimal? Figure(string key) =>
        Schema[key]?.GetValueKind() == JsonValueKind.Number
            ? decimal.Parse(Schema[key]!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    public string? Text(string key) => Schema[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>The fields of an object schema, in the order of x-order and then of the schema.</summary>
    public static IReadOnlyList<SchemaField> Of(JsonObject schema, string prefix)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var properties = schema["properties"] as JsonObject ?? [];
        return
        [
            .. properties
                .Where(property => property.Value is JsonObject)
                .Select(property => One($"{prefix}.{property.Key}", property.Key, (JsonObject)property.Value!, required.Contains(property.Key)))
                .OrderBy(field => field.Whole("x-order") ?? 0),
        ];
    }

    /// <summary>The fields of one row of a table.</summary>
    public IReadOnlyList<SchemaField> Row(int index) =>
        Of(Schema["items"] as JsonObject ?? [], string.Create(CultureInfo.InvariantCulture, $"{Name}[{index}]"));

    /// <summary>The fields of a group.</summary>
    public IReadOnlyList<SchemaField> Inside() => Of(Schema, Name);

    static SchemaField One(string name, string key, JsonObject schema, bool required)
    {
        var kind = KindOf(schema);
        var list = kind == FieldKind.Choices ? (JsonObject)schema["items"]! : schema;
        var title = schema["title"]?.GetValue<string>() ?? key;
        return new(name, key, title, kind, required, kind is FieldKind.Choice or FieldKind.Choices ? OptionsOf(list) : [], schema);
    }

    static FieldKind KindOf(JsonObject schema)
    {
        if (Lists(schema))
        {
            return FieldKind.Choice;
        }

        switch (TypeOf(schema))
        {
            case "boolean":
                return FieldKind.YesNo;
            case "number":
                return FieldKind.Number;
            case "integer":
                return FieldKind.Integer;
            case "object":
                return FieldKind.Group;
            case "array":
                var items = schema["items"] as JsonObject ?? [];
                return Lists(items) ? FieldKind.Choices : TypeOf(items) == "object" ? FieldKind.Rows : FieldKind.TextList;
        }

        return (Word(schema, "format"), Word(schema, "x-widget")) switch
        {
            ("date", _) => FieldKind.Date,
            ("date-time", _) => FieldKind.Moment,
            ("textarea" or "multiline", _) or (_, "textarea") => FieldKind.LongText,
            _ => FieldKind.Text,
        };
    }

    static bool Lists(JsonObject schema) =>
        schema["enum"] is JsonArray || schema["oneOf"] is JsonArray choices && choices.All(choice => choice is JsonObject one && one.ContainsKey("const"));

    // "type": ["string", "null"] means a string that may be left out.
    static string? TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => type!.GetValue<string>()).FirstOrDefault(type => type != "null"),
        JsonValue type => type.GetValue<string>(),
        _ => schema.ContainsKey("properties") ? "object" : null,
    };

    static List<Option> OptionsOf(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            return [.. choices.Cast<JsonObject>().Select(choice => new Option(Value(choice["const"]), Word(choice, "title") ?? Value(choice["const"])))];
        }

        var values = ((JsonArray)schema["enum"]!).Where(value => value is not null).Select(Value).ToList();
        return schema["x-labels"] switch
        {
            JsonObject labels => [.. values.Select(value => new Option(value, labels[value]?.GetValue<string>() ?? value))],
            JsonArray labels => [.. values.Select((value, index) => new Option(value, index < labels.Count ? labels[index]!.GetValue<string>() : value))],
            _ => [.. values.Select(value => new Option(value, value))],
        };
    }

    static string? Word(JsonObject schema, string key) => schema[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    static string Value(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";
}
