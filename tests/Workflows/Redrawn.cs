using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;
using Qingyi.Server.Studio.Checking;

namespace Qingyi.Tests.Workflows;

/// <summary>The shipped drawings with something drawn otherwise, and what is said about them.</summary>
internal sealed class Redrawn
{
    private static readonly DefinitionChecks Checks = new(new WorkflowCompiler(ActivityTypes.Registry()));

    private readonly Dictionary<string, JsonObject> _files = Drawing.All.ToDictionary(d => d.Name, d => (JsonObject)d.Json.DeepClone(), StringComparer.Ordinal);

    public JsonObject Root(string name) => (JsonObject)_files[name]["root"]!;

    private JsonArray Arrows(string name) => Root(name)["connections"]!.AsArray();

    /// <summary>Lets an arrow lead elsewhere.</summary>
    public Redrawn Lead(string name, string from, string port, string to)
    {
        Arrows(name).Single(a => (string)a!["source"]!["activity"]! == from && (string)a["source"]!["port"]! == port)!["target"]!["activity"] = to;
        return this;
    }

    /// <summary>Takes a step out: what led to it leads to where it led by one of its ports, and what only it led to goes too.</summary>
    public Redrawn Remove(string name, string step, string port)
    {
        var next = (string)Arrows(name).Single(a => (string)a!["source"]!["activity"]! == step && (string)a["source"]!["port"]! == port)!["target"]!["activity"]!;
        foreach (var arrow in Arrows(name).Where(a => (string)a!["target"]!["activity"]! == step))
        {
            arrow!["target"]!["activity"] = next;
        }

        return Drop(name, step).Tidy(name);
    }

    /// <summary>Puts an opinion into each of these arrows.</summary>
    public Redrawn SecondApproval(string name, Func<JsonNode, bool> arrows)
    {
        foreach (var (i, arrow) in Arrows(name).ToList().Where(a => arrows(a!)).Index())
        {
            var id = $"opinion{i}";
            Root(name)["activities"]!.AsArray().Add(Opinion(id));
            Arrows(name).Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = id, ["port"] = "approved" }, ["target"] = new JsonObject { ["activity"] = (string)arrow!["target"]!["activity"]!, ["port"] = "In" },
            });
            arrow["target"]!["activity"] = id;
        }

        return this;
    }

    /// <summary>Takes away what nothing leads to any more.</summary>
    public Redrawn Tidy(string name)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "start" };
        while (Arrows(name).Where(a => reached.Contains((string)a!["source"]!["activity"]!)).Select(a => (string)a!["target"]!["activity"]!).ToList().Exists(reached.Add))
        {
        }

        foreach (var lost in Root(name)["activities"]!.AsArray().Select(a => (string)a!["id"]!).Where(id => !reached.Contains(id)).ToList())
        {
            Drop(name, lost);
        }

        return this;
    }

    public IReadOnlyList<CheckFinding> Findings(string name) => Checks.Of(Definition(name), _files.Keys.ToDictionary(k => k, Definition, StringComparer.Ordinal), new DateOnly(2026, 11, 23));

    private WorkflowDefinition Definition(string name) => WorkflowDefinition.Read(_files[name].ToJsonString());

    private Redrawn Drop(string name, string step)
    {
        var activities = Root(name)["activities"]!.AsArray();
        activities.Remove(activities.Single(a => (string)a!["id"]! == step));
        foreach (var arrow in Arrows(name).Where(a => (string)a!["source"]!["activity"]! == step || (string)a["target"]!["activity"]! == step).ToList())
        {
            Arrows(name).Remove(arrow);
        }

        return this;
    }

    private static JsonObject Opinion(string id) => new()
    {
        ["id"] = id, ["name"] = id, ["type"] = "Case.HumanTask", ["version"] = 1,
        ["act"] = Input("Literal", "give-opinion"), ["noDeadlineReason"] = Input("Literal", "试验"), ["outcomes"] = Input("Object", "[\"approved\"]"),
    };

    private static JsonObject Input(string type, string value) => new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = type, ["value"] = value }, ["memoryReference"] = null };
}
