using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;

namespace Qingyi.Engine.Runs;

/// <content>What is written down.</content>
internal sealed partial class InstanceRun
{
    public void SetOutput(ActivityExecutionContext context, string name, string? target, JsonNode? value)
    {
        (context.Execution.Outputs ??= [])[name] = value;
        var kept = Data.ActivityOutputs ??= [];
        if (!kept.TryGetValue(context.ActivityId, out var outputs))
        {
            kept[context.ActivityId] = outputs = [];
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
        Burst.Add(new JournalEntry(this, execution, ++Data.Sequence, eventName, message, outcomes ?? []));
    }
}
