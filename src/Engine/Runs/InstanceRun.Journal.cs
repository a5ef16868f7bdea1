using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;

namespace Qingyi.Engine.Runs;

/// <content>What is written down.</content>
internal sealed partial class InstanceRun
{
    public void SetOutput(ActivityExecutionContext context, string name, string? target, JsonNode? value)
    {
        (context.Execution.Outputs ??= [])[name] = value;
        if (!Data.ActivityOutputs.TryGetValue(context.ActivityId, out var outputs))
        {
            Data.ActivityOutputs[context.ActivityId] = outputs = [];
        }

        outputs[name] = value;
        if (name == "Result")
        {
            Data.LastResult = value;
        }

        if (target is null)
        {
            return;
        }

        if (context.Scope.Find(target, null) is { } variable)
        {
            variable.Value = value;
        }
        else if (Workflow.Definition.Outputs.Any(o => o.Name == target))
        {
            Data.Output[target] = value;
        }
    }

    private void Log(Execution execution, string eventName, string? message = null, IReadOnlyList<string>? outcomes = null)
    {
        HasChanged = true;
        Data.UpdatedAt = Burst.Options.Now;
        var node = Workflow.Require(execution.ActivityId);
        Burst.Add(new JournalEntry
        {
            Id = Burst.Options.NewId(),
            InstanceId = Data.Id,
            DefinitionId = Data.DefinitionId,
            Sequence = ++Data.Sequence,
            Timestamp = Burst.Options.Now,
            ActivityId = node.Id,
            NodeId = node.NodeId,
            ActivityType = node.Type,
            ActivityTypeVersion = node.Version,
            ActivityName = node.Name,
            ExecutionId = execution.Id,
            ParentExecutionId = execution.ParentId,
            EventName = eventName,
            Message = message,
            Outcomes = outcomes ?? [],
            ActivityState = eventName is "Suspended" or "Completed" && execution.Inputs is { } inputs ? InstanceState.Json(inputs) : null,
            Outputs = eventName == "Completed" && execution.Outputs is { } outputs ? InstanceState.Json(outputs) : null,
        });
    }
}
