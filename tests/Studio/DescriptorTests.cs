using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Server.Features.Tasks;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

public sealed class DescriptorTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("descriptors/activities?Refresh=True")]
    [InlineData("descriptors/expression-descriptors")]
    [InlineData("descriptors/variables")]
    [InlineData("descriptors/storage-drivers")]
    [InlineData("descriptors/workflow-activation-strategies")]
    [InlineData("descriptors/incident-strategies")]
    [InlineData("descriptors/log-persistence-strategies")]
    [InlineData("descriptors/commit-strategies/workflows")]
    [InlineData("descriptors/commit-strategies/activities")]
    [InlineData("descriptors/output-converters?sourceType=String&destinationType=String")]
    [InlineData("features/installed")]
    public async Task Every_list_that_the_editor_asks_for_is_there_with_its_length(string path)
    {
        var studio = await Designer.At(house, "supervisor");

        var list = await studio.Get(path);

        Assert.Equal(list["items"]!.AsArray().Count, (int)list["count"]!);
    }

    [Fact]
    public async Task JavaScript_is_the_first_expression_and_Hold_the_first_strategy()
    {
        var studio = await Designer.At(house, "supervisor");

        var expressions = await studio.Get("descriptors/expression-descriptors");
        var strategies = await studio.Get("descriptors/incident-strategies");

        Assert.Equal(["JavaScript", "Variable", "Input", "Literal", "Object"], expressions["items"]!.AsArray().Select(e => (string)e!["type"]!));
        Assert.Equal("Hold", (string)strategies["items"]![0]!["typeName"]!);
    }

    [Fact]
    public async Task Every_type_is_described_in_Chinese_once()
    {
        var types = await Types();

        Assert.Equal(types.Count, types.DistinctBy(t => ((string)t["typeName"]!, (int)t["version"]!)).Count());
        Assert.Equal("", string.Join('\n', types.SelectMany(Untranslated)));
    }

    [Fact]
    public async Task Steps_of_a_case_stand_in_their_own_group_and_scripts_and_HTTP_are_not_offered()
    {
        var types = await Types();
        var names = types.Select(t => (string)t["typeName"]!).ToList();

        Assert.All(types.Where(t => ((string)t["typeName"]!).StartsWith("Case.", StringComparison.Ordinal)), t => Assert.Equal("案件办理", (string)t["category"]!));
        Assert.Contains("Case.HumanTask", names);
        Assert.DoesNotContain(names, n => n.Contains("Http", StringComparison.Ordinal) || n is "Elsa.RunJavaScript" or "Elsa.ReadLine" or "Elsa.StateMachine");
        Assert.False((bool)types.Single(t => (string)t["typeName"]! == "Elsa.NotFoundActivity")["isBrowsable"]!);
    }

    [Fact]
    public async Task No_dropdown_is_empty()
    {
        var types = await Types();

        var empty = from type in types
                    from input in type["inputs"]!.AsArray()
                    where (string)input!["uiHint"]! is "dropdown" or "checklist" or "radiolist" && (bool)input["isBrowsable"]! && input["uiSpecifications"]?.ToJsonString().Contains("\"value\"", StringComparison.Ordinal) != true
                    select $"{type["typeName"]}.{input["name"]}";

        Assert.Equal("", string.Join('\n', empty));
    }

    [Fact]
    public async Task A_human_task_offers_the_acts_roles_and_limits_of_today()
    {
        var task = (await Types()).Single(t => (string)t["typeName"]! == "Case.HumanTask");

        Assert.Equal(Acts.All.Count, Choices(task, "Act").Count);
        Assert.Equal("承办人", Choices(task, "Role")["handler"]);
        Assert.Contains("15个工作日", Choices(task, "Limit")["tip-verification"], StringComparison.Ordinal);
        Assert.Equal("dynamic-outcomes", (string)Input(task, "Outcomes")["uiHint"]!);
    }

    [Fact]
    public async Task A_sub_workflow_is_chosen_from_the_procedures_that_there_are()
    {
        var step = (await Types()).Single(t => (string)t["typeName"]! == "Elsa.ExecuteWorkflow");

        Assert.Equal("dropdown", (string)Input(step, "WorkflowDefinitionId")["uiHint"]!);
        Assert.Equal("裁量与法制审核", Choices(step, "WorkflowDefinitionId")[Designer.Grading]);
    }

    [Fact]
    public async Task Choices_are_given_again_when_a_panel_opens()
    {
        var studio = await Designer.At(house, "supervisor");

        var fresh = await studio.Post("descriptors/activities/Case.HumanTask/options/Role", new JsonObject { ["context"] = new JsonObject { ["Act"] = "decide" } });
        var none = await studio.Post("descriptors/activities/No.Such/options/Thing", []);

        Assert.Contains(fresh["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray(), i => (string)i!["value"]! == "leader");
        Assert.Empty(none["items"]!.AsObject());
    }

    [Fact]
    public async Task The_editor_of_expressions_is_told_the_names_of_the_definition()
    {
        var studio = await Designer.At(house, "supervisor");
        var model = new JsonObject
        {
            ["name"] = "补全试验", ["definitionId"] = "completion-trial", ["variables"] = new JsonArray(new JsonObject { ["id"] = "v1", ["name"] = "Amount", ["typeName"] = "Decimal" }),
        };
        await studio.Save(model);

        using var answer = await studio.Send(HttpMethod.Post, "scripting/javascript/type-definitions/completion-trial", new JsonObject());
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("readonly Amount: number", text, StringComparison.Ordinal);
        Assert.Contains("getAmount(): number", text, StringComparison.Ordinal);
    }

    private async Task<List<JsonObject>> Types() =>
        [.. (await (await Designer.At(house, "supervisor")).Get("descriptors/activities?Refresh=True"))["items"]!.AsArray().Select(t => t!.AsObject())];

    private static JsonObject Input(JsonObject type, string name) => type["inputs"]!.AsArray().Single(i => (string)i!["name"]! == name)!.AsObject();

    private static Dictionary<string, string> Choices(JsonObject type, string input) =>
        Input(type, input)["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().ToDictionary(i => (string)i!["value"]!, i => (string)i!["text"]!, StringComparer.Ordinal);

    private static IEnumerable<string> Untranslated(JsonObject type)
    {
        var parts = new List<(string Where, JsonNode? Text)> { ("displayName", type["displayName"]), ("category", type["category"]) };
        parts.AddRange(type["inputs"]!.AsArray().Where(i => (bool)i!["isBrowsable"]!).Select(i => ($"inputs.{i!["name"]}", i["displayName"])));
        parts.AddRange(type["outputs"]!.AsArray().Select(o => ($"outputs.{o!["name"]}", o["displayName"])));
        parts.AddRange(type["ports"]!.AsArray().Select(p => ($"ports.{p!["name"]}", p["displayName"])));
        return parts.Where(p => !((string)p.Text!).Any(c => c > 0x4e00)).Select(p => $"{type["typeName"]} {p.Where}: {p.Text}");
    }
}
