using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Tests.Engine;

public sealed class DefinitionCheckTests
{
    [Fact]
    public void A_sound_chart_has_no_faults() =>
        Assert.Empty(Check("start Start; ask Sample.Ask; end End", "start>ask; ask>end; ask-Back>ask; ask-Yes>end; ask-No>end"));

    [Fact]
    public void An_unknown_type_is_named_with_its_path()
    {
        var fault = Only("start Start; x No.Such; end End", "start>x; x>end", FaultLevel.Error);

        Assert.Equal(("$.root.activities[1].type", "x"), (fault.Path, fault.ActivityId));
        Assert.Contains("No.Such", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_activity_is_refused_with_advice() =>
        Assert.Contains("设置变量", Only("start Start; x RunJavaScript; end End", "start>x; x>end", FaultLevel.Error).Message, StringComparison.Ordinal);

    [Fact]
    public void A_broken_expression_is_named_with_its_column()
    {
        var fault = Only("start Start; d FlowDecision condition=js:1+; end End", "start>d; d-True>end; d-False>end", FaultLevel.Error);

        Assert.Equal("$.root.activities[1].condition", fault.Path);
        Assert.Contains("第 1 行第 3 列", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("variables.Nope", "Nope")]
    [InlineData("input.CaseNo", "input")]
    public void An_unknown_name_in_an_expression_is_a_fault(string expression, string name) =>
        Assert.Contains(name, Only($"start Start; d FlowDecision condition=js:{expression}; end End", "start>d; d-True>end; d-False>end", FaultLevel.Error).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unconnected_answer_of_a_task_is_an_error() =>
        Assert.Contains("“No”", Only("start Start; ask Sample.Ask; end End", "start>ask; ask>end; ask-Back>ask; ask-Yes>end", FaultLevel.Error).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unconnected_side_of_a_decision_is_an_error() =>
        Assert.Equal("unconnected-outcome", Only("start Start; d FlowDecision condition=js:true; end End", "start>d; d-True>end", FaultLevel.Error).Code);

    [Fact]
    public void A_port_that_does_not_exist_is_an_error()
    {
        var fault = Only("start Start; d FlowDecision condition=js:true; end End", "start>d; d-True>end; d-False>end; d-Maybe>end", FaultLevel.Error);

        Assert.Equal("$.root.connections[3]", fault.Path);
    }

    [Fact]
    public void A_node_that_nothing_leads_to_is_an_error() =>
        Assert.Equal("lost", Only("start Start; end End; lost Sample.Act", "start>end; lost>end", FaultLevel.Error).ActivityId);

    [Fact]
    public void A_return_into_one_of_two_branches_is_an_error()
    {
        var fault = Only(
            "start Start; a Sample.Act; b Sample.Act; m FlowDecision condition=js:true; end End",
            "start>a; start>b; a>m; b>m; m-True>end; m-False>a",
            FaultLevel.Error);

        Assert.Equal("$.root.connections[5]", fault.Path);
    }

    [Theory]
    [InlineData("start Start; d Delay timeSpan=soon; end End", "start>d; d>end", "$.root.activities[1].timeSpan")]
    [InlineData("start Start; d FlowJoin mode=WaitSome; end End", "start>d; d>end", "$.root.activities[1].mode")]
    [InlineData("start Start; d FlowDecision condition=maybe; end End", "start>d; d-True>end; d-False>end", "$.root.activities[1].condition")]
    [InlineData("start Start; d ExecuteWorkflow; end End", "start>d; d>end", "$.root.activities[1].workflowDefinitionId")]
    [InlineData("start Start; d SetVariable value=1; end End", "start>d; d>end", "$.root.activities[1].variable")]
    public void A_value_that_cannot_be_meant_is_an_error(string nodes, string arrows, string path) =>
        Assert.Contains(Check(nodes, arrows), f => f.Level == FaultLevel.Error && f.Path == path);

    [Fact]
    public void A_join_that_waits_for_both_sides_of_a_decision_is_an_error() =>
        Assert.Equal("j", Only("start Start; d FlowDecision condition=js:true; a Sample.Act; b Sample.Act; j FlowJoin mode=WaitAll; end End", "start>d; d-True>a; d-False>b; a>j; b>j; j>end", FaultLevel.Error).ActivityId);

    [Fact]
    public void A_join_that_waits_for_branches_behind_a_decision_is_none() =>
        Assert.Empty(Check(
            "start Start; f FlowFork branches=[\"A\",\"B\"]; d FlowDecision condition=js:true; a Sample.Act; b Sample.Act; c Sample.Act; m Sample.Act; j FlowJoin mode=WaitAll; end End",
            "start>f; f-A>d; f-B>c; d-True>a; d-False>b; a>m; b>m; m>j; c>j; j>end"));

    [Fact]
    public void A_long_delay_points_to_deadlines() =>
        Assert.Contains("期限", Only("start Start; d Delay timeSpan=5.00:00:00; end End", "start>d; d>end", FaultLevel.Warning).Message, StringComparison.Ordinal);

    [Fact]
    public void Workflows_that_call_each_other_are_an_error()
    {
        var a = Charts.Read(Charts.Definition(Charts.Chart("s Start; x ExecuteWorkflow workflowDefinitionId=b; e End", "s>x; x>e"), "a"));
        var b = Charts.Read(Charts.Definition(Charts.Chart("s Start; x DispatchWorkflow workflowDefinitionId=a; e End", "s>x; x>e"), "b"));

        var fault = Assert.Single(Charts.Compiler.Check(a, id => id == "b" ? b : null));

        Assert.Equal("$.root.activities[1].workflowDefinitionId", fault.Path);
        Assert.Contains("a → b → a", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sub_workflow_that_does_not_exist_is_an_error()
    {
        var a = Charts.Read(Charts.Definition(Charts.Chart("s Start; x ExecuteWorkflow workflowDefinitionId=b; e End", "s>x; x>e"), "a"));

        Assert.Contains("“b”", Assert.Single(Charts.Compiler.Check(a, _ => null)).Message, StringComparison.Ordinal);
        Assert.Empty(Charts.Compiler.Check(a));
    }

    [Fact]
    public void A_fault_inside_an_embedded_port_has_its_whole_path()
    {
        var root = Charts.Chart("start Start; i If condition=js:true; end End", "start>i; i>end");
        root["activities"]![1]!["then"] = Charts.Chart("x No.Such", "", "inner");

        var fault = Assert.Single(Charts.Compiler.Check(Charts.Read(Charts.Definition(root))), f => f.Level == FaultLevel.Error);

        Assert.Equal("$.root.activities[1].then.activities[0].type", fault.Path);
    }

    [Fact]
    public void A_variable_of_unknown_type_or_unreadable_default_is_an_error()
    {
        var definition = Charts.Definition(Charts.Chart("start Start; end End", "start>end"));
        definition["variables"] = new JsonArray(Variable("A", "No.Such", null), Variable("B", "Int32", "many"), Variable("B", "String", null));

        var faults = Charts.Compiler.Check(Charts.Read(definition));

        Assert.Equal(["$.variables[0].typeName", "$.variables[1].value", "$.variables[2].name"], faults.Select(f => f.Path));
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{"id":"a","root":5}""", "$.root")]
    [InlineData("""{"id":"a","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"x","type":"Elsa.Start"},{"id":"x","type":"Elsa.End"}]}}""", "$.root.activities[1].id")]
    public void What_cannot_be_read_says_where(string json, string path) =>
        Assert.Equal(path, Assert.Throws<DefinitionException>(() => WorkflowDefinition.Read(json)).Faults[0].Path);

    [Fact]
    public void A_definition_that_is_too_large_is_refused()
    {
        var many = string.Join("; ", Enumerable.Range(0, 2_001).Select(i => $"a{i} Sample.Act"));

        Assert.Throws<DefinitionException>(() => Charts.Read(Charts.Definition(Charts.Chart(many, ""))));
        Assert.Throws<DefinitionException>(() => WorkflowDefinition.Read(new string(' ', 4_000_001)));
        Assert.Throws<DefinitionException>(() => WorkflowDefinition.Read(new string('[', 5_000)));
    }

    [Fact]
    public void An_activity_without_id_does_not_compile()
    {
        var root = Charts.Chart("start Start", "");
        root["activities"]![0]!.AsObject().Remove("id");

        Assert.Equal("$.root.activities[0].id", Assert.Single(Charts.Compiler.Check(Charts.Read(Charts.Definition(root)))).Path);
    }

    private static JsonObject Variable(string name, string type, string? value) =>
        new() { ["id"] = name + type, ["name"] = name, ["typeName"] = type, ["isArray"] = false, ["value"] = value };

    private static IReadOnlyList<DefinitionFault> Check(string nodes, string arrows) =>
        Charts.Compiler.Check(Charts.Read(Charts.Definition(Charts.Chart(nodes, arrows))));

    private static DefinitionFault Only(string nodes, string arrows, FaultLevel level)
    {
        var fault = Assert.Single(Check(nodes, arrows));
        Assert.Equal(level, fault.Level);
        return fault;
    }
}
