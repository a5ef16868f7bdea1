using System.Text;
using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio.Descriptors;

/// <summary>The names that an expression of a definition may use, as TypeScript declarations for the editor's completion.</summary>
internal static class TypeDefinitions
{
    private const string Always = """
        declare function getInput(name: string): any;
        declare function getVariable(name: string): any;
        declare function getOutputFrom(activity: string, output?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string;
        declare function getCorrelationId(): string;
        declare function isNullOrEmpty(value: string | null): boolean;
        declare function isNullOrWhiteSpace(value: string | null): boolean;
        declare function toJson(value: any): string;
        declare const facts: { [name: string]: any };

        """;

    public static string For(JsonObject definition)
    {
        var text = new StringBuilder(Always);
        var variables = Named(definition, "variables", "typeName").ToList();
        text.Append("declare const variables: {").AppendJoin("; ", variables.Select(v => $"readonly {v.Name}: {v.Type}")).Append("};\n");
        foreach (var (name, type) in variables.Concat(Named(definition, "inputs", "type")))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"declare function get{char.ToUpperInvariant(name[0])}{name[1..]}(): {type};\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string Type)> Named(JsonObject definition, string list, string typeProperty) =>
        (definition[list] as JsonArray ?? []).OfType<JsonObject>()
            .Where(v => v.Word("name") is { Length: > 0 } name && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            .Select(v => (v.Word("name")!, Script(v.Word(typeProperty), v["isArray"]?.ToString() == "true")));

    private static string Script(string? type, bool isArray)
    {
        var one = type switch
        {
            "String" or "Guid" or "TimeSpan" => "string",
            "Boolean" => "boolean",
            "Int16" or "Int32" or "Int64" or "Decimal" or "Double" or "Single" => "number",
            "DateTime" or "DateTimeOffset" or "DateOnly" => "Date",
            _ => "any",
        };
        return isArray ? one + "[]" : one;
    }
}
