using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs.Replay;

/// <content>Writes what happened in the form of the recordings.</content>
public sealed partial class Player
{
    private JsonObject Event(JournalEntry entry)
    {
        var seen = new JsonObject();
        if (entry.InstanceId != _main && entry.DefinitionId != _recording.Json["definition"]!.AsObject().Text("definitionId"))
        {
            seen["workflow"] = entry.DefinitionId;
        }
        else if (_main.Length > 0 && entry.InstanceId != _main)
        {
            seen["instance"] = "other";
        }

        seen["activityId"] = entry.ActivityId;
        seen["event"] = entry.EventName;
        if (entry.EventName == "Completed")
        {
            seen["outcomes"] = new JsonArray([.. entry.Outcomes.Select(o => (JsonNode)JsonValue.Create(o))]);
        }

        if (entry.Message is not null)
        {
            seen["message"] = entry.Message;
        }

        return seen;
    }

    private JsonObject Seen(JsonArray events)
    {
        var main = InstanceState.FromJson(_states[_main]);
        var seen = new JsonObject
        {
            ["events"] = events,
            ["waiting"] = Waiting(main),
        };
        if (main.Bookmarks.Any(b => b.Payload.Text("title") is not null))
        {
            seen["titles"] = new JsonArray([.. main.Bookmarks.Select(b => b.Payload["title"]?.DeepClone())]);
        }

        seen["status"] = main.Status.ToString();
        seen["subStatus"] = main.SubStatus.ToString();
        var children = _order.Select(id => InstanceState.FromJson(_states[id])).Where(s => s.DefinitionId != main.DefinitionId).ToList();
        if (children.Count > 0)
        {
            seen["children"] = new JsonArray([.. children.Select(c => (JsonNode)new JsonObject
            {
                ["workflow"] = c.DefinitionId,
                ["waiting"] = Waiting(c),
                ["status"] = c.Status.ToString(),
                ["subStatus"] = c.SubStatus.ToString(),
            })]);
        }

        return seen;
    }

    private static JsonArray Waiting(InstanceState state) => new([.. state.Bookmarks.Select(b => (JsonNode)JsonValue.Create(b.ActivityId))]);
}
