using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;
using Qingyi.Server.Studio.Checking;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>One fault a drawing: the finding names its path and its step, and says what would be right.</summary>
public sealed class HouseChecks
{
    private static readonly DefinitionChecks Checks = new(new WorkflowCompiler(ActivityTypes.Registry()));

    [Fact]
    public void A_sound_task_has_no_findings() => Assert.Empty(Of());

    [Fact]
    public void A_task_without_a_deadline_says_why_or_is_refused() => Found(Of(task => task.Remove("limit")), "no-deadline", "limit", "写明不设期限的理由");

    [Fact]
    public void A_reason_takes_the_place_of_a_deadline() => Assert.Empty(Of(task =>
    {
        task.Remove("limit");
        task["noDeadlineReason"] = Literal("等当事人来");
    }));

    [Theory]
    [InlineData("act", "no-such-act", "unknown-act", "从列表中选一个")]
    [InlineData("role", "boss", "unknown-role", "可用的角色")]
    [InlineData("limit", "soon", "unknown-limit", "不在期限表里")]
    [InlineData("part", "third", "unknown-option", "lead、second")]
    public void A_word_that_the_house_does_not_have_is_refused(string input, string value, string code, string right) => Found(Of(task => task[input] = Literal(value)), code, input, right);

    [Fact]
    public void An_outcome_that_the_act_does_not_offer_is_refused() => Found(
        Of(
            task =>
            {
                task["act"] = Literal("approve-notice");
                task["outcomes"]!["expression"]!["value"] = "[\"approved\",\"maybe\"]";
            },
            arrows => arrows.Add(OwnEdition.Arrow("ask", "end", "maybe"))), "unknown-outcome", "outcomes", "同意");

    [Fact]
    public void A_limit_that_runs_back_from_a_day_is_no_deadline()
    {
        var back = Qingyi.Domain.Deadlines.LegalLimits.Shipped.All.First(l => l.Before).Id;

        Found(Of(task => task["limit"] = Literal(back)), "limit-runs-back", "limit", "请另选一个");
    }

    [Fact]
    public void An_absent_incident_strategy_is_pointed_out()
    {
        var finding = Assert.Single(Checks.Of(Definition(_ => { }, _ => { }, strategy: null), new Dictionary<string, WorkflowDefinition>(), new DateOnly(2026, 11, 23)));

        Assert.Equal((FaultLevel.Warning, "no-incident-strategy", "$.options.incidentStrategyType"), (finding.Level, finding.Code, finding.Path));
    }

    [Fact]
    public void A_type_that_is_not_offered_is_refused()
    {
        var finding = Assert.Single(Of(task => task["type"] = "Elsa.HttpEndpoint"));

        Assert.Equal((FaultLevel.Error, "unknown-type", "$.root.activities[1].type", "会签"), (finding.Level, finding.Code, finding.Path, finding.Name));
    }

    [Fact]
    public void A_state_machine_is_refused_with_advice()
    {
        var definition = WorkflowDefinition.Read("""{"id":"x-v1","definitionId":"x","options":{"incidentStrategyType":"Hold"},"root":{"id":"m","name":"m","type":"Elsa.StateMachine","version":1}}""");

        Assert.Contains("请画成流程图", Assert.Single(Checks.Of(definition, new Dictionary<string, WorkflowDefinition>(), new DateOnly(2026, 11, 23))).Message, StringComparison.Ordinal);
    }

    private static void Found(IReadOnlyList<CheckFinding> findings, string code, string input, string right)
    {
        var finding = Assert.Single(findings);
        Assert.Equal((FaultLevel.Error, code, $"$.root.activities[1].{input}", "ask", "会签"), (finding.Level, finding.Code, finding.Path, finding.Activity, finding.Name));
        Assert.Contains(right, finding.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<CheckFinding> Of(Action<JsonObject>? task = null, Action<JsonArray>? arrows = null) =>
        Checks.Of(Definition(task ?? (_ => { }), arrows ?? (_ => { }), "Hold"), new Dictionary<string, WorkflowDefinition>(), new DateOnly(2026, 11, 23));

    private static WorkflowDefinition Definition(Action<JsonObject> change, Action<JsonArray> draw, string? strategy)
    {
        var task = OwnEdition.Node("ask", "Case.HumanTask", ("act", OwnEdition.Literal("give-opinion")), ("limit", OwnEdition.Literal("triage")), ("outcomes", OwnEdition.List("approved")));
        task["metadata"] = new JsonObject { ["displayText"] = "会签" };
        var arrows = new JsonArray(OwnEdition.Arrow("start", "ask"), OwnEdition.Arrow("ask", "end", "approved"));
        change(task);
        draw(arrows);
        return WorkflowDefinition.Read(new JsonObject
        {
            ["id"] = "sample-v1", ["definitionId"] = "sample", ["name"] = "试验", ["options"] = new JsonObject { ["incidentStrategyType"] = strategy },
            ["root"] = new JsonObject
            {
                ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1,
                ["activities"] = new JsonArray(OwnEdition.Node("start", "Elsa.Start"), task, OwnEdition.Node("end", "Elsa.End")), ["connections"] = arrows,
            },
        }.ToJsonString());
    }

    private static JsonObject Literal(string value) => new() { ["typeName"] = null, ["expression"] = OwnEdition.Literal(value), ["memoryReference"] = null };
}
