using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;
using Qingyi.Server.Studio;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Workflows;

public sealed class StartTriggerTests
{
    [Theory]
    [InlineData("Elsa.Timer", "side", "不能定时启动流程")]
    [InlineData("Elsa.Cron", "side", "不能定时启动流程")]
    [InlineData("Elsa.StartAt", "side", "不能定时启动流程")]
    [InlineData("Elsa.Event", "case-lifecycle", "案件只能由线索打开")]
    [InlineData("Elsa.Event", "side", null)]
    public void Only_an_event_starts_a_procedure_and_never_the_one_that_a_tip_opens(string type, string definition, string? expected)
    {
        var faults = StartTriggers.Faults(Compile(type, definition, starts: true)).ToList();

        if (expected is null)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(expected, Assert.Single(faults).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_trigger_that_only_waits_may_stand_anywhere() => Assert.Empty(StartTriggers.Faults(Compile("Elsa.Timer", "case-lifecycle", starts: false)));

    private static CompiledWorkflow Compile(string type, string definition, bool starts)
    {
        var trigger = OwnEdition.Node("trigger", type, ("eventName", OwnEdition.Literal("called")));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = starts };
        var json = new JsonObject
        {
            ["id"] = definition + "-v1", ["definitionId"] = definition, ["name"] = definition, ["version"] = 1,
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray(trigger), ["connections"] = new JsonArray() },
        };
        return new WorkflowCompiler(ActivityTypes.Registry()).Compile(WorkflowDefinition.Read(json.ToJsonString()));
    }
}
