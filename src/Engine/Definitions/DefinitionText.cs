using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Definitions;

/// <summary>Turns the text of a definition into JSON that is safe to walk: bounded in size and depth, every activity with an id of its own.</summary>
internal static class DefinitionText
{
    /// <summary>Longest text that is read, in UTF-16 units.</summary>
    public const int LongestText = 4_000_000;

    /// <summary>Most activities in one definition.</summary>
    public const int MostActivities = 2_000;

    /// <summary>Most JSON levels; a container takes two, an embedded activity one.</summary>
    public const int DeepestJson = 128;

    public static JsonObject Parse(string text)
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
            throw Fault("$", string.Create(CultureInfo.InvariantCulture, $"不是有效的 JSON：第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节。"));
        }

        if (json["root"] is null && json.Text("definitionId") is null && json.Text("id") is null)
        {
            throw Fault("$", "不是流程定义：既没有 definitionId，也没有 root。");
        }

        if (json["root"] is not (null or JsonObject))
        {
            throw Fault("$.root", "root 应是一个活动（JSON 对象）。");
        }

        Unfold(json);
        if (json["root"] is JsonObject root)
        {
            new ActivityIds().Walk(root, "$.root");
        }

        return json;
    }

    internal static DefinitionException Fault(string path, string message, JsonObject? activity = null) =>
        new([new DefinitionFault(path, activity?.Text("id"), activity?.Text("name"), message, FaultLevel.Error)]);

    /// <summary>JSON objects are filled when they are first read. Reading all of them now makes them safe for many threads.</summary>
    private static void Unfold(JsonNode? node)
    {
        if (node is JsonObject json)
        {
            foreach (var (_, value) in json)
            {
                Unfold(value);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Unfold(item);
            }
        }
    }

    private sealed class ActivityIds
    {
        private static readonly string[] NotActivities = ["metadata", "customProperties", "variables", "variable", "expression", "connections", "originalActivityJson"];
        private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

        public void Walk(JsonNode node, string path)
        {
            if (node is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    if (array[i] is { } item)
                    {
                        Walk(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                    }
                }
            }
            else if (node is JsonObject json)
            {
                if (json.Text("type") is not null && json.Text("id") is { } id)
                {
                    Take(id, path, json);
                }

                foreach (var (name, value) in json)
                {
                    if (value is JsonObject or JsonArray && !NotActivities.Contains(name))
                    {
                        Walk(value, $"{path}.{name}");
                    }
                }
            }
        }

        private void Take(string id, string path, JsonObject activity)
        {
            if (!_paths.TryAdd(id, path))
            {
                throw Fault($"{path}.id", $"活动 id “{id}” 重复，已用于 {_paths[id]}。每个活动的 id 在定义中应唯一。", activity);
            }

            if (_paths.Count > MostActivities)
            {
                throw Fault(path, $"活动超过 {MostActivities} 个。请拆成子流程。", activity);
            }
        }
    }
}
