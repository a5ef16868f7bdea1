using System.Text.Json.Nodes;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Builds the JSON Schema of a task's form: title, hints and choices in the language that is spoken, only what the pages can show.</summary>
public static class Forms
{
    public static JsonObject Of(params Field[] fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            properties[field.Name] = field.Schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. fields.Where(f => f.IsRequired).Select(f => (JsonNode)f.Name)]),
            ["additionalProperties"] = false,
        };
    }

    public static Field Text(string name, string title) => new(name, new() { ["type"] = "string", ["title"] = title, ["maxLength"] = 200 });
    public static Field Long(string name, string title) => new(name, new() { ["type"] = "string", ["title"] = title, ["format"] = "textarea", ["maxLength"] = 10_000 });
    public static Field Day(string name, string title) => new(name, new() { ["type"] = "string", ["title"] = title, ["format"] = "date" });
    public static Field Moment(string name, string title) => new(name, new() { ["type"] = "string", ["title"] = title, ["format"] = "date-time" });
    public static Field Yes(string name, string title) => new(name, new() { ["type"] = "boolean", ["title"] = title });
    public static Field Money(string name, string title) => new(name, new() { ["type"] = "number", ["title"] = title, ["minimum"] = 0, ["multipleOf"] = 0.01, ["x-unit"] = Texts.Of("tasks.forms.money-unit") });
    public static Field Whole(string name, string title) => new(name, new() { ["type"] = "integer", ["title"] = title, ["minimum"] = 0 });

    public static Field Choice(string name, string title, IEnumerable<(string Code, string Name)> options) => Choice(name, title, [.. options]);

    public static Field Choice(string name, string title, params (string Code, string Name)[] options) =>
        new(name, Named(new() { ["type"] = "string", ["title"] = title }, options));

    public static Field Choices(string name, string title, IEnumerable<(string Code, string Name)> options) => Choices(name, title, [.. options]);

    public static Field Choices(string name, string title, params (string Code, string Name)[] options) =>
        new(name, new() { ["type"] = "array", ["title"] = title, ["items"] = Named(new() { ["type"] = "string" }, options), ["uniqueItems"] = true });

    public static Field Names(string name, string title) => new(name, new() { ["type"] = "array", ["title"] = title, ["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = 50 } });

    public static Field Rows(string name, string title, params Field[] columns) => new(name, new() { ["type"] = "array", ["title"] = title, ["items"] = Of(columns) });

    private static JsonObject Named(JsonObject schema, (string Code, string Name)[] options)
    {
        schema["enum"] = new JsonArray([.. options.Select(o => (JsonNode)o.Code)]);
        schema["x-labels"] = new JsonArray([.. options.Select(o => (JsonNode)o.Name)]);
        return schema;
    }
}

/// <summary>One field of a form.</summary>
public sealed record Field(string Name, JsonObject Schema, bool IsRequired = false)
{
    public Field Required() => this with { IsRequired = true };
    public Field Hint(string hint) => With("description", hint);
    public Field AtLeast(int value) => With(Schema["type"]!.GetValue<string>() switch { "array" => "minItems", "string" => "minLength", _ => "minimum" }, value);
    public Field AtMost(int value) => With(Schema["type"]!.GetValue<string>() switch { "array" => "maxItems", "string" => "maxLength", _ => "maximum" }, value);
    public Field Sealed() => With("x-sealed", true);
    public Field Default(JsonNode value) => With("default", value);

    private Field With(string key, JsonNode value)
    {
        Schema[key] = value;
        return this;
    }
}
