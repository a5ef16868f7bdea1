using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Runs;

/// <content>Records that wait or stopped, and the small parts: names, lists, maps, values.</content>
internal static partial class StateReader
{
    private static readonly string[] Names =
    [
        "id", "definitionId", "versionId", "version", "parentInstanceId", "parentExecutionId", "isDetached", "correlationId", "name", "status", "subStatus", "triggerActivityId",
        "createdAt", "updatedAt", "finishedAt", "sequence", "executions", "bookmarks", "incidents", "variables", "input", "output", "activityOutputs", "lastResult", "activityId",
        "parentId", "isTrigger", "isBreaking", "completedWith", "late", "memory", "flow", "inputs", "start", "tokens", "source", "port", "target", "nodeId", "executionId", "payload",
        "activityType", "message", "refusalCode", "exceptionType", "timestamp", "isHandedOver",
    ];

    private static readonly byte[][] NamesInUtf8 = [.. Names.Select(System.Text.Encoding.UTF8.GetBytes)];

    private static void Bookmarks(ref Utf8JsonReader json, List<Bookmark> bookmarks, string instanceId)
    {
        for (BeginList(ref json); NextItem(ref json);)
        {
            string? id = null, name = null, activity = null, node = null, execution = null;
            JsonObject? payload = null;
            DateTimeOffset created = default;
            var handedOver = false;
            for (Begin(ref json); Next(ref json);)
            {
                switch (Name(ref json))
                {
                    case "id": id = json.GetString(); break;
                    case "name": name = json.GetString(); break;
                    case "activityId": activity = json.GetString(); break;
                    case "nodeId": node = json.GetString(); break;
                    case "executionId": execution = json.GetString(); break;
                    case "payload": payload = Value(ref json) as JsonObject; break;
                    case "createdAt": created = json.GetDateTimeOffset(); break;
                    case "isHandedOver": handedOver = json.GetBoolean(); break;
                    default: json.Skip(); break;
                }
            }

            bookmarks.Add(new Bookmark
            {
                Id = Required(id), InstanceId = instanceId, Name = Required(name), ActivityId = Required(activity), NodeId = Required(node),
                ExecutionId = Required(execution), Payload = payload ?? [], CreatedAt = created, IsHandedOver = handedOver,
            });
        }
    }

    private static void Incidents(ref Utf8JsonReader json, List<Incident> incidents, string instanceId)
    {
        for (BeginList(ref json); NextItem(ref json);)
        {
            string? id = null, activity = null, node = null, type = null, execution = null, message = null, refusal = null, exception = null;
            DateTimeOffset at = default;
            for (Begin(ref json); Next(ref json);)
            {
                switch (Name(ref json))
                {
                    case "id": id = json.GetString(); break;
                    case "activityId": activity = json.GetString(); break;
                    case "nodeId": node = json.GetString(); break;
                    case "activityType": type = json.GetString(); break;
                    case "executionId": execution = json.GetString(); break;
                    case "message": message = json.GetString(); break;
                    case "refusalCode": refusal = json.GetString(); break;
                    case "exceptionType": exception = json.GetString(); break;
                    case "timestamp": at = json.GetDateTimeOffset(); break;
                    default: json.Skip(); break;
                }
            }

            incidents.Add(new Incident
            {
                Id = Required(id), InstanceId = instanceId, ActivityId = Required(activity), NodeId = Required(node), ActivityType = Required(type),
                ExecutionId = Required(execution), Message = Required(message), RefusalCode = refusal, ExceptionType = exception, Timestamp = at,
            });
        }
    }

    private static void Begin(ref Utf8JsonReader json) => Expect(ref json, JsonTokenType.StartObject);

    /// <summary>Stands on the name of the next property; false at the end of the object.</summary>
    private static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    private static void BeginList(ref Utf8JsonReader json) => Expect(ref json, JsonTokenType.StartArray);

    private static bool NextItem(ref Utf8JsonReader json) => json.Read() && json.TokenType != JsonTokenType.EndArray;

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (json.TokenType != token)
        {
            throw new JsonException($"The state has {json.TokenType} where {token} belongs.");
        }
    }

    /// <summary>The name under the reader, which then stands on the value. A name that is not known comes back empty.</summary>
    private static string Name(ref Utf8JsonReader json)
    {
        var found = "";
        for (var i = 0; i < NamesInUtf8.Length; i++)
        {
            if (json.ValueTextEquals(NamesInUtf8[i]))
            {
                found = Names[i];
                break;
            }
        }

        json.Read();
        return found;
    }

    private static ValueMap Map(ref Utf8JsonReader json)
    {
        var map = new ValueMap();
        for (Begin(ref json); Next(ref json);)
        {
            var name = json.GetString()!;
            json.Read();
            map[name] = Value(ref json);
        }

        return map;
    }

    private static Dictionary<string, ValueMap> Outputs(ref Utf8JsonReader json)
    {
        var outputs = new Dictionary<string, ValueMap>();
        for (Begin(ref json); Next(ref json);)
        {
            var name = json.GetString()!;
            json.Read();
            outputs[name] = Map(ref json);
        }

        return outputs;
    }

    private static List<string> Texts(ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        for (BeginList(ref json); NextItem(ref json);)
        {
            texts.Add(Required(json.GetString()));
        }

        return texts;
    }

    private static JsonNode? Value(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => JsonValue.Create(json.GetString()),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        _ => JsonNode.Parse(ref json),
    };

    private static string Required(string? text) => text ?? throw new JsonException("The state lacks something that every instance has.");
}
