using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Support;

/// <summary>A city's own edition of the procedure, as a supervisor would have published it: small charts for tests.</summary>
public static class OwnEdition
{
    /// <summary>Publishes a chart as the city's edition of a procedure, the case procedure if none is named; tips that come afterwards follow it.</summary>
    public static Task Publish(House house, JsonArray activities, JsonArray connections, string definition = RecordTipOff.Workflow, string strategy = "Hold") => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        foreach (var earlier in db.Definitions.Where(d => d.OrganisationId == House.City && d.DefinitionId == definition && d.IsPublished).ToList())
        {
            earlier.IsPublished = false;
        }

        var version = db.Definitions.Count(d => d.OrganisationId == House.City) + 1;
        var id = $"city-edition-{version}";
        db.Definitions.Add(new DefinitionRow
        {
            Id = id, DefinitionId = definition, Name = "本市流程", Version = version, OrganisationId = House.City, IsPublished = true, IsLatest = true, CreatedAt = house.Clock.GetUtcNow(),
            Json = new JsonObject
            {
                ["id"] = id, ["definitionId"] = definition, ["name"] = "本市流程", ["version"] = version,
                ["variables"] = new JsonArray(), ["inputs"] = new JsonArray(), ["outputs"] = new JsonArray(), ["outcomes"] = new JsonArray(), ["customProperties"] = new JsonObject(),
                ["options"] = new JsonObject { ["incidentStrategyType"] = strategy },
                ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "flow", ["activities"] = activities, ["connections"] = connections },
            }.ToJsonString(),
        });
        return await db.SaveChangesAsync();
    });

    /// <summary>Publishes the shipped edition of a procedure, with its text changed, as the city's own.</summary>
    public static Task Redraw(House house, string key, Func<string, string> change) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var shipped = db.Definitions.Single(d => d.DefinitionId == key && d.OrganisationId == "" && d.IsPublished);
        var json = JsonNode.Parse(change(shipped.Json))!.AsObject();
        (json["id"], json["version"]) = ($"city-{key}", 1);
        db.Definitions.Add(new DefinitionRow
        {
            Id = $"city-{key}", DefinitionId = key, Name = "本市" + shipped.Name, Version = 1, OrganisationId = House.City, IsPublished = true, IsLatest = true, CreatedAt = house.Clock.GetUtcNow(), Json = json.ToJsonString(),
        });
        return await db.SaveChangesAsync();
    });

    public static JsonObject Node(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
        {
            node[name] = new JsonObject { ["typeName"] = null, ["expression"] = value, ["memoryReference"] = null };
        }

        return node;
    }

    public static JsonObject Literal(string value) => new() { ["type"] = "Literal", ["value"] = value };

    public static JsonObject List(params string[] values) => new() { ["type"] = "Object", ["value"] = new JsonArray([.. values.Select(v => (JsonNode)v)]).ToJsonString() };

    public static JsonObject Opinion(string id, string role) => Node(id, "Case.HumanTask",
        ("act", Literal("give-opinion")), ("role", Literal(role)), ("noDeadlineReason", Literal("试验")), ("outcomes", List("approved")));

    public static JsonObject Arrow(string from, string to, string? port = null) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port ?? "Done" }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
