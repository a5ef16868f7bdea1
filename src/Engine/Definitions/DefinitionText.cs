using System.Globalization;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Definitions;

/// <summary>Turns the text of a definition into JSON that is safe to walk: bounded in size and depth, every activity with an id of its own.</summary>
internal static class DefinitionText
{
    public static JsonObject Parse(string text)
    {
        var json = DefinitionLimits.Parse(text);
        if (json["root"] is null && json.Text("definitionId") is null && json.Text("id") is null)
        {
            throw Fault("$", "不是流程定义：既没有 definitionId，也没有 root。");
        }

        Unfold(json);
        if (json["root"] is JsonObject root)
        {
            new ActivityIds().Walk(root, "$.root");
        }

        return json;
    }

    internal static DefinitionException Fault(string path, string message, JsonObject? activity = null) => DefinitionLimits.Fault(path, message, activity);

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
                    if (value is JsonObject or JsonArray && !DefinitionLimits.NotActivities.Contains(name))
                    {
                        Walk(value, $"{path}.{name}");
                    }
                }
            }
        }

        private void Take(string id, string path, JsonObject activity)
        {
            if (id == Node.WorkflowId)
            {
                throw Fault($"{path}.id", $"活动 id 不能是 “{id}”，它指流程本身。", activity);
            }

            if (!_paths.TryAdd(id, path))
            {
                throw Fault($"{path}.id", $"活动 id “{id}” 重复，已用于 {_paths[id]}。每个活动的 id 在定义中应唯一。", activity);
            }

            if (_paths.Count > DefinitionLimits.MostActivities)
            {
                throw Fault(path, $"活动超过 {DefinitionLimits.MostActivities} 个。请拆成子流程。", activity);
            }
        }
    }
}
