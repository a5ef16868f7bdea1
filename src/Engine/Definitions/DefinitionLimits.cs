using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions;

namespace Qingyi.Engine.Definitions;

/// <summary>How large a definition may be. What keeps within these limits can be stored and shown, however wrong it is.</summary>
public static class DefinitionLimits
{
    /// <summary>Longest text that is read, in UTF-16 units.</summary>
    public const int LongestText = 4_000_000;

    /// <summary>Most activities in one definition.</summary>
    public const int MostActivities = 2_000;

    /// <summary>Most JSON levels; a container takes two, an embedded activity one.</summary>
    public const int DeepestJson = 128;

    /// <summary>Most characters of one expression.</summary>
    public const int LongestExpression = ExpressionParser.LongestSource;

    /// <summary>Properties of an activity in which no other activity stands.</summary>
    internal static string[] NotActivities { get; } = ["metadata", "customProperties", "variables", "variable", "expression", "connections", "originalActivityJson"];

    /// <summary>Reads the text of a draft: any JSON object within the limits, also one that could never run.</summary>
    /// <exception cref="DefinitionException">It is not JSON, no object, or too large.</exception>
    public static JsonObject ReadDraft(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var json = Parse(text);
        new Measure().Walk(json, "$", mayHoldActivities: true);
        return json;
    }

    internal static JsonObject Parse(string text)
    {
        if (text.Length > LongestText)
        {
            throw Fault("$", $"定义有 {text.Length} 个字符，最多 {LongestText} 个。请拆成子流程。");
        }

        JsonObject json;
        try
        {
            json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = DeepestJson, AllowDuplicateProperties = false }) as JsonObject
                ?? throw Fault("$", "流程定义应是一个 JSON 对象。");
        }
        catch (JsonException e)
        {
            throw Fault("$", string.Create(CultureInfo.InvariantCulture, $"不是有效的 JSON，或者超过 {DeepestJson} 层：第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节。"));
        }

        return json["root"] is null or JsonObject ? json : throw Fault("$.root", "root 应是一个活动（JSON 对象）。");
    }

    internal static DefinitionException Fault(string path, string message, JsonObject? activity = null) =>
        new([new DefinitionFault(path, activity?.Text("id"), activity?.Text("name"), message, FaultLevel.Error)]);

    private sealed class Measure
    {
        private int _activities;

        public void Walk(JsonNode? node, string path, bool mayHoldActivities)
        {
            if (node is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    Walk(array[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), mayHoldActivities);
                }
            }
            else if (node is JsonObject json)
            {
                Look(json, path, mayHoldActivities);
                foreach (var (name, value) in json)
                {
                    Walk(value, $"{path}.{name}", mayHoldActivities && !NotActivities.Contains(name));
                }
            }
        }

        private void Look(JsonObject json, string path, bool mayBeActivity)
        {
            if (json.Text("type") == "JavaScript" && json.Text("value") is { Length: > LongestExpression } script)
            {
                throw Fault($"{path}.value", $"表达式有 {script.Length} 个字符，最多 {LongestExpression} 个。请拆成几步。");
            }

            if (mayBeActivity && json.Text("type") is not null && json.Text("id") is not null && ++_activities > MostActivities)
            {
                throw Fault(path, $"活动超过 {MostActivities} 个。请拆成子流程。", json);
            }
        }
    }
}
