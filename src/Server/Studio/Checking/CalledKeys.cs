using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio.Checking;

/// <summary>Keys of the sub-workflows that a drawing names, wherever they stand in it.</summary>
public static class CalledKeys
{
    public static IEnumerable<string> Of(JsonNode? node) => node switch
    {
        JsonObject json => (json["workflowDefinitionId"] is JsonObject input && (input["expression"] as JsonObject)?.Word("value") is { Length: > 0 } key ? [key] : Array.Empty<string>())
            .Concat(json.SelectMany(p => Of(p.Value))),
        JsonArray array => array.SelectMany(Of),
        _ => [],
    };
}
