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

    public override string Title(JsonObject payload) => Texts.Of("inner.start-workflow.title", payload["definition"]!.GetValue<string>());

    internal static JsonObject Payload(WorkflowDispatch dispatch) => new()
    {
        ["instance"] = dispatch.InstanceId, ["definition"] = dispatch.DefinitionId, ["correlation"] = dispatch.CorrelationId, ["input"] = dispatch.Input.DeepClone(),
    };

    protected override Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation)
    {
        var definition = payload["definition"]!.GetValue<string>();
        if (!t.Knows(definition))
        {
            return Task.FromResult<Refusal?>(Refusals.Of("no-such-definition.in-version-of-case", definition));
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
