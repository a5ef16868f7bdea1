using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Server.Activities;
using Qingyi.Tests.Cli;

namespace Qingyi.Tests.Workflows;

/// <summary>
/// Every file of Definitions/ runs as <c>ops/qingyi workflow run</c> runs it and leaves the journal beside it. A new definition gets its journal by
/// QINGYI_RECORD, as the README there says.
/// </summary>
public sealed class SmallDefinitionTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Workflows", "Definitions");

    public static TheoryData<string> Definitions() => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Definitions))]
    public async Task A_small_definition_leaves_its_journal(string name)
    {
        var journal = await Run(name);

        if (Environment.GetEnvironmentVariable("QINGYI_RECORD") is { Length: > 0 } records)
        {
            await File.WriteAllLinesAsync(Path.Combine(records, name + ".journal.jsonl"), journal, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(Folder, name + ".journal.jsonl"), TestContext.Current.CancellationToken), journal);
    }

    [Fact]
    public void They_cover_every_activity_that_runs_without_the_service_and_every_join()
    {
        var run = Directory.EnumerateFiles(Folder, "*.journal.jsonl").SelectMany(File.ReadAllLines).Select(l => (string?)JsonNode.Parse(l)!["type"]).ToHashSet();
        var texts = Directory.EnumerateFiles(Folder, "*.json").Select(File.ReadAllText).ToList();

        // The other steps of a case need the service; its tests run them.
        var types = ActivityTypes.Registry().Descriptors.Select(d => d.TypeName).Where(t => t != "Elsa.NotFoundActivity" && (!t.StartsWith("Case.", StringComparison.Ordinal) || t == "Case.HumanTask"));
        Assert.Empty(types.Except(run));
        Assert.All(["WaitAny", "WaitAll", "WaitAllActive"], mode => Assert.Contains(texts, t => t.Contains($"\"value\": \"{mode}\"", StringComparison.Ordinal)));
        Assert.True(texts.Count >= 40, $"{texts.Count} definitions");
    }

    private static async Task<List<string>> Run(string name)
    {
        var file = Path.Combine(Folder, name + ".json");
        var input = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["customProperties"]?["sampleInput"];
        string[] given = input is null ? [] : ["--input", input.ToJsonString()];

        var said = await Said.By(["workflow", "run", file, .. given]);

        return [.. said.Json.Select(line => (line["eventName"] is null ? End(line) : Entry(line, name)).ToJsonString(Plain))];
    }

    private static JsonObject Entry(JsonNode line, string name)
    {
        var entry = new JsonObject();
        if ((string?)line["definitionId"] != name)
        {
            entry["workflow"] = (string?)line["definitionId"];
        }

        foreach (var (from, to) in new[] { ("activityId", "activityId"), ("activityType", "type"), ("eventName", "event"), ("outcomes", "outcomes"), ("outputs", "outputs"), ("message", "message") })
        {
            if (line[from] is { } value and not JsonArray { Count: 0 })
            {
                entry[to] = WithoutIds(value);
            }
        }

        return entry;
    }

    private static JsonObject End(JsonNode line)
    {
        var end = (JsonObject)WithoutIds(line);
        foreach (var waiting in end["waitingFor"]!.AsArray().Where(w => ((string?)w!["name"])!.StartsWith("Case.", StringComparison.Ordinal)))
        {
            // What a task of a case carries is the subject of its own tests.
            waiting!.AsObject().Remove("payload");
        }

        return end;
    }

    /// <summary>Ids and the moment of the run differ from run to run.</summary>
    private static JsonNode WithoutIds(JsonNode value)
    {
        var copy = value.DeepClone();
        foreach (var o in copy is JsonObject or JsonArray ? Objects(copy) : [])
        {
            foreach (var name in new[] { "taskId", "TaskId", "childInstanceId" }.Where(o.ContainsKey))
            {
                o[name] = "…";
            }

            if ((string?)o["dueAt"] is { } due && !due.StartsWith("2998", StringComparison.Ordinal))
            {
                o["dueAt"] = "…";
            }
        }

        return copy;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode node) =>
        (node as JsonObject is { } o ? [o] : Array.Empty<JsonObject>()).Concat(
            (node is JsonArray list ? list : ((JsonObject)node).Select(p => p.Value)).Where(n => n is JsonObject or JsonArray).SelectMany(n => Objects(n!)).ToList());
}
