using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Inner;

/// <summary>派发子流程 without waiting: the instance that a burst announced starts on the same case, under the id that the burst chose.</summary>
public sealed class StartWorkflow : CaseStep
{
    internal const string Name = "start-workflow";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => $"启动流程“{payload["definition"]!.GetValue<string>()}”";

    internal static JsonObject Payload(WorkflowDispatch dispatch) => new()
    {
        ["instance"] = dispatch.InstanceId, ["definition"] = dispatch.DefinitionId, ["correlation"] = dispatch.CorrelationId, ["input"] = dispatch.Input.DeepClone(),
    };

    protected override Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation)
    {
        var definition = payload["definition"]!.GetValue<string>();
        if (!t.Knows(definition))
        {
            return Task.FromResult<Refusal?>(new Refusal("no-such-definition", $"本案的流程版本里没有“{definition}”；请核对流程图里的编号，迁移本案的流程后重试，或者跳过这一步。"));
        }

        var instance = payload["instance"]!.GetValue<string>();
        t.Audit("workflow-dispatched", new JsonObject { ["instance"] = instance, ["definition"] = definition });
        t.Start(definition, new StartRequest
        {
            InstanceId = instance, CorrelationId = payload["correlation"]?.GetValue<string>() ?? t.Case.Id, Name = t.Case.Number, Input = (JsonObject?)payload["input"]?.DeepClone(),
        });
        return Task.FromResult<Refusal?>(null);
    }
}
