using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio.Reading;

/// <summary>Activities of types that we do not have: Studio gets a placeholder that carries the original, and gives it back when it saves.</summary>
public static class MissingTypes
{
    public const string Placeholding = "Elsa.NotFoundActivity";
    private const string Original = "originalActivityJson";

    public static bool IsPlaceholder(JsonObject activity) => activity.Word("type") == Placeholding;

    /// <param name="around">Path of ids of the activity around it.</param>
    public static JsonObject Placeholder(JsonObject activity, string around)
    {
        var type = activity.Word("type") ?? "";
        var id = activity.Word("id") ?? "missing" + new string([.. activity.GetPath().Where(char.IsAsciiLetterOrDigit)]);
        return new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = $"{around}:{id}",
            ["name"] = activity.Word("name") ?? id,
            ["type"] = Placeholding,
            ["version"] = 1,
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = activity.Whole("version") ?? 1,
            [Original] = StudioJson.Text(activity),
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject
            {
                ["displayText"] = Texts.Of("studio.missing-activity.named", type),
                ["designer"] = (activity["metadata"] as JsonObject)?["designer"]?.DeepClone() ?? new JsonObject(),
            },
        };
    }

    /// <summary>Puts every original back in its place. A placeholder whose original cannot be read stays as it is; a copied one keeps its own id.</summary>
    public static void PutBack(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array.ToList())
                {
                    PutBack(item);
                }

                break;
            case JsonObject json when IsPlaceholder(json) && Read(json.Word(Original)) is { } original:
                if (original.Word("id") is { } id && json.Word("id") is { } now && now != id)
                {
                    original["id"] = now;
                }

                json.ReplaceWith(original);
                break;
            case JsonObject json:
                foreach (var (_, value) in json.ToList())
                {
                    PutBack(value);
                }

                break;
        }
    }

    private static JsonObject? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 128 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
