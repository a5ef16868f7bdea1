using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

/// <summary>Definitions made to do harm: each is refused when it is read or checked, or faults alone.</summary>
public sealed class PoisonTests
{
    [Fact]
    public void An_unknown_type_is_refused_for_publication_and_faults_only_its_own_instance()
    {
        var chart = Charts.Definition(Charts.Chart("start Start; bad No.SuchThing; ask Sample.Ask; end End", "start>bad; start>ask; ask>end; ask-Back>end; ask-Yes>end; ask-No>end"), strategy: "Hold");

        var fault = Assert.Single(Check(chart), f => f.Level == FaultLevel.Error);
        Assert.Equal(("$.root.activities[1].type", "bad"), (fault.Path, fault.ActivityId));
        var sample = new SampleCase(chart).Start();
        Assert.Equal(("ask", "Running/Suspended"), (sample.Waiting, sample.Status));
        Assert.Equal("bad", Assert.Single(sample.Main.Incidents).ActivityId);
    }

    [Theory]
    [InlineData("System.Diagnostics.Process, System.Diagnostics.Process")]
    [InlineData("System.IO.FileInfo")]
    [InlineData("Qingyi.Engine.Activities.BuiltIn.WriteLine")]
    [InlineData("Elsa.Workflows.Activities.WriteLine, Elsa.Workflows.Core")]
    [InlineData("elsa.writeline")]
    public void The_name_of_a_class_is_no_type(string type)
    {
        var node = new JsonObject { ["id"] = "n", ["type"] = type, ["_type"] = type, ["$type"] = type, ["fileName"] = "/bin/sh" };

        var definition = Charts.Definition(node);

        Assert.Contains(Check(definition), f => f.Level == FaultLevel.Error && f.Path == "$.root.type");
        Assert.Equal("Finished/Faulted", new SampleCase(definition).Start().Status);
    }

    [Fact]
    public void A_state_machine_is_refused_for_publication()
    {
        var root = new JsonObject { ["id"] = "m", ["type"] = "Elsa.StateMachine", ["states"] = new JsonArray(), ["transitions"] = new JsonArray() };

        Assert.Contains(Check(Charts.Definition(root)), f => f.Level == FaultLevel.Error && f.Path == "$.root.type" && f.Message.Contains("Elsa.StateMachine", StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_of_a_class_in_data_stays_data()
    {
        var root = new JsonObject
        {
            ["id"] = "set", ["type"] = "Elsa.SetVariable", ["variable"] = new JsonObject { ["id"] = "v" },
            ["value"] = Charts.Input("Object", """{"_type":"System.IO.FileInfo","$type":"System.Diagnostics.Process","path":"/etc/hostname"}"""),
        };
        var definition = Charts.Definition(root);
        definition["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "V", ["typeName"] = "JsonObject" });

        var end = new SampleCase(definition).Start().Main;

        Assert.Equal(InstanceSubStatus.Finished, end.SubStatus);
        Assert.Equal("System.IO.FileInfo", (string?)end.Variables["v"]!["_type"]);
    }

    [Theory]
    [InlineData("""{"definitionId":"a","root":{"$id":"1","id":"r","type":"Elsa.Sequence","activities":[{"$ref":"1"}]}}""")]
    [InlineData("""{"definitionId":"a","root":{"$ref":"1"}}""")]
    [InlineData("""{"definitionId":"a","root":{"$id":"1","id":"r","type":"Elsa.Sequence","activities":[{"$id":"2","$ref":"2"}]}}""")]
    public void A_reference_that_leads_back_to_itself_is_refused(string text) => Refused(text);

    [Fact]
    public void Ten_thousand_nodes_are_refused()
    {
        var nodes = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"id":"n{{i}}","type":"Elsa.Start"}"""));

        Refused($$"""{"definitionId":"a","root":{"id":"r","type":"Elsa.Flowchart","activities":[{{nodes}}]} }""");
    }

    [Fact]
    public void A_hundred_containers_in_each_other_are_refused()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"id":"s{{i}}","type":"Elsa.Sequence","activities":[""");
        }

        Refused("{\"definitionId\":\"a\",\"root\":" + text + string.Concat(Enumerable.Repeat("]}", 100)) + "}");
    }

    [Theory]
    [InlineData("""{"definitionId":"a","root":{"id":"r","type":"Elsa.Sequence","activities":[{"id":"x","type":"Elsa.Start"},{"id":"x","type":"Elsa.End"}]}}""")]
    [InlineData("""{"definitionId":"a","root":{"id":"x","type":"Elsa.Sequence","activities":[{"id":"x","type":"Elsa.Start"}]}}""")]
    [InlineData("""{"definitionId":"a","root":{"id":"Workflow1","type":"Elsa.Sequence"}}""")]
    public void Ids_that_are_not_unique_are_refused(string text) => Refused(text);

    [Fact]
    public void An_expression_of_a_million_characters_is_a_fault_with_a_column()
    {
        var chart = Charts.Definition(Charts.Chart("d FlowDecision", ""));
        chart["root"]!["activities"]![0]!["condition"] = Charts.Input("JavaScript", string.Concat(Enumerable.Repeat("1+", 500_000)) + "1");

        Assert.Contains(Check(chart), f => f.Level == FaultLevel.Error && f.ActivityId == "d" && f.Message.Contains('列'));
        Assert.Equal("Finished/Faulted", new SampleCase(chart).Start().Status);
    }

    [Fact]
    public void An_endless_loop_faults_alone_and_its_budget_is_shared_with_what_it_started()
    {
        var endless = Charts.Definition(Charts.Chart("a Sample.Act; b Sample.Act", "a>b; b>a"), "endless", "Hold");
        var parent = Charts.Definition(Charts.Chart(
            "start Start; call ExecuteWorkflow workflowDefinitionId=endless waitForCompletion=True; ask Sample.Ask; z Sample.Ask", "start>call; start>ask; call>z"), "parent", "Hold");
        var sample = new SampleCase(parent, endless) { StepBudget = 500 };

        sample.Start();

        Assert.True(sample.Last!.Journal.Count(j => j.EventName == "Started") <= 1_000);
        Assert.Contains("ask", sample.Waiting, StringComparison.Ordinal);
        Assert.Equal("Running/Suspended", sample.Status);
        Assert.All(sample.All.SelectMany(s => s.Incidents), i => Assert.Equal("endless", sample.All.Single(s => s.Id == i.InstanceId).DefinitionId));
    }

    [Fact]
    public void Workflows_that_call_each_other_are_refused_for_publication_and_end_at_run_time()
    {
        var a = Charts.Definition(Charts.Chart("call ExecuteWorkflow workflowDefinitionId=b", ""), "a");
        var b = Charts.Definition(Charts.Chart("call ExecuteWorkflow workflowDefinitionId=a", ""), "b");

        Assert.Contains(Charts.Compiler.Check(Charts.Read(a), id => id == "b" ? Charts.Read(b) : id == "a" ? Charts.Read(a) : null), f => f.Level == FaultLevel.Error && f.ActivityId == "call");
        var sample = new SampleCase(a, b).Start();
        Assert.InRange(sample.All.Count, 1, Burst.DeepestChild);
        Assert.All(sample.All, s => Assert.Equal(InstanceStatus.Finished, s.Status));
    }

    [Theory]
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("/(a|aa)+$/.test('a'.repeat(5000) + '!')")]
    [InlineData("/(.*a){20}/.test('a'.repeat(2000))")]
    [InlineData("'a'.repeat(5000).replace(/(a*)*b/g, '')")]
    public void A_pattern_that_would_search_for_ever_ends(string expression)
    {
        var watch = Stopwatch.StartNew();

        var sample = Deciding(expression);

        Assert.Equal(InstanceStatus.Finished, sample.Main.Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public void A_number_beyond_all_bounds_is_read_or_faults_but_breaks_nothing(string number)
    {
        var chart = Charts.Chart("start Start; set SetVariable; ask Sample.Ask", "start>set; set>ask");
        var definition = Charts.Definition(chart);
        definition["variables"] = JsonNode.Parse($$"""[{"id":"v","name":"V","typeName":"Int64","value":{{number}}},{"id":"o","name":"O","typeName":"Object","value":{{number}}}]""");
        definition["root"]!["activities"]![1]!["variable"] = new JsonObject { ["id"] = "v" };
        definition["root"]!["activities"]![1]!["value"] = Charts.Input("JavaScript", "variables.O * 1e300 * 1e300");

        var sample = new SampleCase(definition).Start();

        Assert.NotNull(sample.Main.ToJson());
        Assert.Equal(InstanceState.FromJson(sample.Main.ToJson()).ToJson(), sample.Main.ToJson());
    }

    [Fact]
    public void Data_that_grows_deeper_with_every_round_of_a_loop_faults_before_it_cannot_be_kept()
    {
        var definition = Growing("[variables.V]");

        var sample = new SampleCase(definition).Start();

        Assert.Equal("Running/Suspended", sample.Status);
        Assert.Equal("grow", Assert.Single(sample.Main.Incidents).ActivityId);
        Assert.Equal(sample.Main.ToJson(), InstanceState.FromJson(sample.Main.ToJson()).ToJson());
    }

    [Fact]
    public void Data_that_doubles_with_every_round_of_a_loop_faults_before_it_fills_the_memory()
    {
        var sample = new SampleCase(Growing("variables.V.concat(variables.V, ['案件材料'])")).Start();

        Assert.Equal("grow", Assert.Single(sample.Main.Incidents).ActivityId);
        Assert.True(sample.Main.ToJson().Length < 8_000_000, $"{sample.Main.ToJson().Length} characters");
    }

    [Fact]
    public void A_loop_that_keeps_more_and_more_faults_before_it_fills_the_memory()
    {
        var definition = Growing("variables.V + 1");
        definition["variables"]![0]!["value"] = 0;
        definition["root"]!["activities"]![1] = new JsonObject
        {
            ["id"] = "again", ["type"] = "Elsa.SetOutput", ["outputName"] = Charts.Input("JavaScript", "'o' + variables.V"), ["outputValue"] = Charts.Input("JavaScript", "'卷'.repeat(100000)"),
        };

        var sample = new SampleCase(definition).Start();

        Assert.Contains("算出的数据超过了", Assert.Single(sample.Main.Incidents).Message, StringComparison.Ordinal);
        Assert.True(sample.Main.ToJson().Length < 20_000_000, $"{sample.Main.ToJson().Length} characters");
    }

    [Fact]
    public void A_place_where_nothing_moves_and_nothing_waits_is_a_fault_and_never_an_end()
    {
        var sample = new SampleCase(Charts.Definition(Charts.Chart("start Start; a Sample.Ask; b Sample.Ask; j Sample.Act", "start>a; start>b; a>j; b>j"), strategy: "Hold")).Start();
        var state = JsonNode.Parse(sample.Main.ToJson())!;
        state["bookmarks"]!.AsArray().RemoveAt(1);
        var burst = new Burst(sample, [InstanceState.FromJson(state.ToJsonString())], new BurstOptions { Now = sample.Now, NewId = () => "x", Services = sample });

        burst.Resume(sample.Main.Id, sample.Main.Bookmarks[0].Id, new ResumeInput());

        Assert.Equal(InstanceSubStatus.Faulted, burst.Changed[0].SubStatus);
        Assert.Contains("流程停住了", Assert.Single(burst.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_repeats_a_long_text_without_holding_it_twice_is_as_large_as_it_is_written()
    {
        var sample = Deciding("['x'.repeat(100000)].flatMap(s => Array.from({length: 9000}, () => s))");

        Assert.Contains("结果太大", Assert.Single(sample.Main.Incidents).Message, StringComparison.Ordinal);
    }

    private static JsonObject Growing(string expression)
    {
        var definition = Charts.Definition(Charts.Chart("grow SetVariable; again Sample.Act", "grow>again; again>grow"), strategy: "Hold");
        definition["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "V", ["typeName"] = "Object", ["value"] = new JsonArray() });
        definition["root"]!["activities"]![0]!["variable"] = new JsonObject { ["id"] = "v" };
        definition["root"]!["activities"]![0]!["value"] = Charts.Input("JavaScript", expression);
        return definition;
    }

    private static SampleCase Deciding(string expression)
    {
        var definition = Charts.Definition(Charts.Chart("d FlowDecision; z Sample.Act", "d-True>z; d-False>z"));
        definition["root"]!["activities"]![0]!["condition"] = Charts.Input("JavaScript", expression);
        return new SampleCase(definition).Start();
    }

    private static IReadOnlyList<DefinitionFault> Check(JsonObject definition) => Charts.Compiler.Check(Charts.Read(definition));

    private static void Refused(string text)
    {
        var refusal = Assert.Throws<DefinitionException>(() => Charts.Compiler.Compile(WorkflowDefinition.Read(text)));
        Assert.All(refusal.Faults, f => Assert.True(f.Path.StartsWith('$') && f.Message.Length > 0));
    }
}
