using System.Text.Json.Nodes;

namespace Qingyi.Tests.Cli;

public sealed class WorkflowCommandTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "workflows");
    private static readonly string Recordings = Path.Combine(AppContext.BaseDirectory, "Workflows", "Conformance");

    [Fact]
    public async Task The_shipped_folder_has_no_faults_and_its_tables_are_no_definitions()
    {
        var said = await Said.By("workflow", "check", Shipped);

        Assert.Equal((0, ""), (said.Exit, said.Errors));
    }

    [Fact]
    public async Task Checking_one_file_finds_its_sub_workflows_among_the_shipped_ones()
    {
        using var copy = new TestFile(await File.ReadAllTextAsync(Path.Combine(Shipped, "case-lifecycle.json"), TestContext.Current.CancellationToken));

        var said = await Said.By("workflow", "check", copy.Path);

        Assert.Equal((0, ""), (said.Exit, said.Errors));
    }

    [Theory]
    [InlineData("""{"definitionId":"a","root":{"id":"r","type":"Elsa.Nothing","version":1}}""", "$.root")]
    [InlineData("""{"definitionId":"a","root":[]}""", "$.root")]
    [InlineData("""{"definitionId":""", "$：不是有效的 JSON")]
    public async Task A_fault_of_a_definition_is_named_with_its_path(string definition, string where)
    {
        using var file = new TestFile(definition);

        var said = await Said.By("workflow", "check", file.Path);

        Assert.Equal(1, said.Exit);
        Assert.Contains($"{file.Path} {where}", said.Errors, StringComparison.Ordinal);
        Assert.Contains(said.Json, f => (string?)f["level"] == "error");
    }

    [Fact]
    public async Task A_run_stops_where_a_person_must_act()
    {
        var said = await Said.By("workflow", "run", Path.Combine(Shipped, "case-lifecycle.json"));

        Assert.Equal((0, ""), (said.Exit, said.Errors));
        var end = said.Json[^1];
        Assert.Equal(("Running", "Suspended"), ((string?)end["status"], (string?)end["subStatus"]));
        var waiting = Assert.Single(end["waitingFor"]!.AsArray());
        Assert.Equal(("case-intake", "accept-tip"), ((string?)waiting!["workflow"], (string?)waiting["payload"]!["act"]));
        Assert.Contains(said.Json, e => (string?)e["activityId"] == "accept" && (string?)e["eventName"] == "Suspended");
    }

    [Fact]
    public async Task A_run_to_the_end_gives_its_outputs()
    {
        using var file = new TestFile(Definition("""{"id":"out","type":"Elsa.SetOutput","version":1,"outputName":{"typeName":"String","expression":{"type":"Literal","value":"sum"}},"outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('a') + 1"}}}"""));

        var said = await Said.By("workflow", "run", file.Path, "--input", """{"a":41}""");

        Assert.Equal((0, ""), (said.Exit, said.Errors));
        Assert.Equal(("Finished", "{\"sum\":42}", "[]"), ((string?)said.Json[^1]["status"], said.Json[^1]["outputs"]!.ToJsonString(), said.Json[^1]["waitingFor"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_step_that_needs_a_case_says_that_it_needs_the_service()
    {
        using var file = new TestFile(Definition("""{"id":"grade","type":"Case.GradePenalty","version":1}"""));

        var said = await Said.By("workflow", "run", file.Path);

        Assert.Equal(1, said.Exit);
        Assert.Contains("只能由服务办理", said.Errors, StringComparison.Ordinal);
        Assert.Equal("grade", (string?)said.Json[^1]["incidents"]![0]!["activityId"]);
    }

    [Fact]
    public async Task Input_that_is_no_object_is_refused()
    {
        var said = await Said.By("workflow", "run", Path.Combine(Shipped, "case-lifecycle.json"), "--input", "[1]");

        Assert.Equal((1, ""), (said.Exit, said.Output));
        Assert.Contains("--input $", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_behaviour_is_replayed_and_compared()
    {
        var files = Directory.GetFiles(Recordings, "00*.json").Order(StringComparer.Ordinal).ToArray();

        var said = await Said.By(["workflow", "replay", .. files]);

        Assert.Equal((0, ""), (said.Exit, said.Errors));
        Assert.Equal(files.Length, said.Json.Count);
        Assert.All(said.Json, report => Assert.True((bool?)report["same"] == true || report["quirks"] is not null));
    }

    [Fact]
    public async Task Another_behaviour_than_recorded_is_an_error_and_printing_never_compares()
    {
        var recording = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Recordings, "001-linear-steps.json"), TestContext.Current.CancellationToken))!;
        recording["steps"]![0]!["status"] = "Suspended";
        using var file = new TestFile(recording.ToJsonString());

        var compared = await Said.By("workflow", "replay", file.Path);
        var printed = await Said.By("workflow", "replay", "--print", file.Path);

        Assert.Equal((1, false), (compared.Exit, (bool?)compared.Json[0]["same"]));
        Assert.Contains("status", (string?)compared.Json[0]["firstDifference"], StringComparison.Ordinal);
        Assert.Equal(0, printed.Exit);
        Assert.NotEmpty(printed.Json[0]["steps"]!.AsArray());
    }

    [Fact]
    public async Task Rules_are_listed_with_article_dates_and_the_hash_at_the_end()
    {
        var said = await Said.By("rules", "list");

        Assert.Equal(0, said.Exit);
        Assert.Contains(said.Lines, l => l.Contains("医师法", StringComparison.Ordinal) && l.Contains("2022-03-01", StringComparison.Ordinal));
        Assert.Matches("^[0-9.]+\tsha256:[0-9a-f]{64}$", said.Lines[^1]);
    }

    [Fact]
    public async Task The_shipped_rules_cite_only_what_was_in_force()
    {
        var said = await Said.By("rules", "check");

        Assert.Equal((0, "", "引用的条文均有效"), (said.Exit, said.Errors, Assert.Single(said.Lines)));
    }

    private static string Definition(string root) => $$"""{"definitionId":"one","version":1,"root":{{root}}}""";
}
