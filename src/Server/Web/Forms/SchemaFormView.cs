using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Web.Forms;

/// <summary>The fields of a JSON Schema object with what stands in them and what is wrong with it.</summary>
/// <param name="Values">Texts by the name of the control.</param>
/// <param name="Errors">Sentences by the name of the control.</param>
public sealed record SchemaFormView(
    JsonObject Schema, IReadOnlyDictionary<string, StringValues> Values, IReadOnlyDictionary<string, string> Errors, string Prefix = FormReader.Prefix)
{
    static readonly Dictionary<string, string> NoErrors = [];

    /// <summary>A form to fill in, with these values and the schema's defaults.</summary>
    public static SchemaFormView For(JsonObject schema, JsonObject? values = null) => new(schema, FormWriter.Write(schema, values), NoErrors);

    /// <summary>The same form again, with what was typed and what is wrong.</summary>
    public static SchemaFormView Again(JsonObject schema, FormReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(schema, reading.Typed, reading.Errors);
    }

    /// <summary>The person's own 常用语, to be offered beside opinions and reasons; null: none are.</summary>
    public IReadOnlyList<Phrase>? Phrases { get; init; }

    public string Text(string name) => Values.TryGetValue(name, out var texts) ? texts.ToString() : "";

    public bool Has(string name, string value) => Values.TryGetValue(name, out var texts) && texts.Contains(value);

    public string? Error(string name) => Errors.GetValueOrDefault(name);
}
