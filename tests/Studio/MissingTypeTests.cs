using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

public sealed class MissingTypeTests(House house) : IClassFixture<House>
{
    private const string Foreign = """{"id":"foreign","name":"Foreign1","type":"Acme.SendFax","version":3,"number":{"typeName":"String","expression":{"type":"Literal","value":"0531\u00e9\"<>"},"memoryReference":null},"odd":1.0,"big":1e400,"activities":[{"id":"within","type":"Acme.Inner","version":1}],"metadata":{"designer":{"position":{"x":1,"y":2}}}}""";

    [Fact]
    public async Task An_unknown_type_is_shown_as_a_placeholder_and_comes_back_byte_for_byte()
    {
        var studio = await Designer.At(house, "supervisor");
        var model = New("missing-round");
        model["root"]!["activities"]!.AsArray().Add(JsonNode.Parse(Foreign));
        var shown = await studio.Save(model);
        var before = await Stored("missing-round");

        var placeholder = shown["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "foreign")!;
        await studio.Save(shown);

        Assert.Equal("Elsa.NotFoundActivity", (string)placeholder["type"]!);
        Assert.Equal(("Acme.SendFax", 3, "Workflow1:flow:foreign"), ((string)placeholder["missingTypeName"]!, (int)placeholder["missingTypeVersion"]!, (string)placeholder["nodeId"]!));
        Assert.Equal(1, (int)placeholder["metadata"]!["designer"]!["position"]!["x"]!);
        Assert.Contains("\"odd\":1.0,\"big\":1e400", before, StringComparison.Ordinal);
        Assert.Equal(before, await Stored("missing-round"));
    }

    [Fact]
    public async Task A_known_type_of_another_version_is_unknown()
    {
        var studio = await Designer.At(house, "supervisor");
        var model = New("missing-version");
        var later = Designer.Dropped("later", "Case.HumanTask");
        later["version"] = 99;
        Designer.Drop(model, later);

        var shown = await studio.Save(model);

        Assert.Equal(99, (int)shown["root"]!["activities"]![0]!["missingTypeVersion"]!);
    }

    [Fact]
    public async Task A_copied_placeholder_keeps_an_id_of_its_own_and_a_deleted_one_is_gone()
    {
        var studio = await Designer.At(house, "supervisor");
        var model = New("missing-copy");
        model["root"]!["activities"]!.AsArray().Add(JsonNode.Parse(Foreign));
        var shown = await studio.Save(model);
        var copy = shown["root"]!["activities"]![0]!.DeepClone().AsObject();
        copy["id"] = "copied";
        Designer.Drop(shown, copy);

        var both = await studio.Save(shown);
        var ids = both["root"]!["activities"]!.AsArray().Select(a => (string)a!["id"]!).ToList();
        both["root"]!["activities"]!.AsArray().RemoveAt(0);
        var one = await studio.Save(both);

        Assert.Equal(["foreign", "copied"], ids);
        Assert.Equal(["copied"], one["root"]!["activities"]!.AsArray().Select(a => (string)a!["id"]!));
        Assert.Contains("\"id\":\"copied\"", await Stored("missing-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_that_we_do_not_run_is_shown_as_a_placeholder_too()
    {
        var studio = await Designer.At(house, "supervisor");
        var model = New("missing-root");
        model["root"] = new JsonObject { ["id"] = "machine", ["type"] = "Elsa.StateMachine", ["version"] = 1, ["name"] = "StateMachine1", ["states"] = new JsonArray() };

        var shown = await studio.Save(model);
        await studio.Save(shown);

        Assert.Equal("Elsa.StateMachine", (string)shown["root"]!["missingTypeName"]!);
        Assert.Contains("\"root\":{\"id\":\"machine\",\"type\":\"Elsa.StateMachine\"", await Stored("missing-root"), StringComparison.Ordinal);
    }

    private Task<string> Stored(string key) => house.Inside(async s =>
    {
        var json = await s.GetRequiredService<CaseDb>().Drafts.Where(d => d.DefinitionId == key).Select(d => d.Json).SingleAsync();
        return $"\"root\":{StudioJson.Text(StudioJson.Read(json)["root"]!)}";
    });

    internal static JsonObject New(string key) => new()
    {
        ["definitionId"] = key, ["name"] = key,
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "flow", ["activities"] = new JsonArray(), ["connections"] = new JsonArray() },
    };
}
