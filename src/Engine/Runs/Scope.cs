using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Expressions;

namespace Qingyi.Engine.Runs;

/// <summary>A variable as it is seen from somewhere. Without a kind it is not converted (loop values).</summary>
internal sealed record VariableSlot(ValueMap Store, string Id, ValueKind? Kind, bool IsArray)
{
    public JsonNode? Value
    {
        get => Store[Id];
        set => Store[Id] = Kind is { } kind ? Values.Convert(value, kind, IsArray) : value;
    }
}

/// <summary>What an expression can reach from one execution: variables outward from it, workflow input, outputs of activities, facts.</summary>
internal sealed class Scope(InstanceRun run, Execution? execution) : IExpressionScope
{
    private static readonly string[] Functions =
    [
        "getVariable", "getInput", "getOutputFrom", "getLastResult", "getWorkflowDefinitionId", "getWorkflowDefinitionVersionId", "getWorkflowDefinitionVersion",
        "getWorkflowInstanceId", "getWorkflowInstanceName", "getCorrelationId", "newGuid", "newGuidString", "newShortGuid",
    ];

    /// <summary>Whether every expression can call it, whatever the definition.</summary>
    public static bool IsFunction(string name) => Functions.Contains(name);

    public bool TryGet(string name, out JsonNode? value)
    {
        value = run.Burst.Options.Facts;
        return name == "facts";
    }

    public JsonNode? Variable(string name) => Find(null, name)?.Value;

    public bool HasVariable(string name) => Find(null, name) is not null;

    public JsonNode? Input(string name) => run.Input(name) is { Found: true } input ? input.Value : null;

    /// <summary>Counts a computed value against what a burst may compute: a loop must not fill the memory with what it keeps.</summary>
    public JsonNode? Weighed(JsonNode? value)
    {
        run.Burst.TakeText(Weight(value));
        return value;
    }

    /// <summary>The nearest variable of that id, or else of that name; of two with one name in one place the later one counts.</summary>
    public VariableSlot? Find(string? id, string? name)
    {
        for (var at = execution; at is not null; at = at.Parent)
        {
            if (at.Variables is not { } store || at.ActivityId == Node.WorkflowId)
            {
                continue;
            }

            var node = at.Node;
            if (Declared(node.Variables, store, id, name) is { } declared)
            {
                return declared;
            }

            if (name is not null && store.ContainsKey(name) && node.Variables.All(v => v.Id != name))
            {
                return new VariableSlot(store, name, null, false);
            }
        }

        return Declared(run.Workflow.Definition.Variables, run.Data.Variables, id, name);
    }

    public bool TryCall(string function, IReadOnlyList<JsonNode?> args, out JsonNode? value)
    {
        var data = run.Data;
        var first = args.Count > 0 ? args[0].AsText() : null;
        (var known, value) = function switch
        {
            "getVariable" => (true, first is null ? null : Variable(first)),
            "getInput" => (true, first is null ? null : Input(first)),
            "getOutputFrom" => (true, OutputFrom(first, args.Count > 1 ? args[1].AsText() : null)),
            "getLastResult" => (true, data.LastResult),
            "getWorkflowDefinitionId" => (true, JsonValue.Create(data.DefinitionId)),
            "getWorkflowDefinitionVersionId" => (true, JsonValue.Create(data.VersionId)),
            "getWorkflowDefinitionVersion" => (true, JsonValue.Create(data.Version)),
            "getWorkflowInstanceId" => (true, JsonValue.Create(data.Id)),
            "getWorkflowInstanceName" => (true, Text(data.Name)),
            "getCorrelationId" => (true, Text(data.CorrelationId)),
            "newGuid" or "newGuidString" or "newShortGuid" => (true, JsonValue.Create(run.Burst.Options.NewId())),
            _ => Named(function),
        };
        return known;
    }

    /// <summary><c>getAmount()</c> for a variable or input, <c>getDecisionFromReview()</c> for an output.</summary>
    private (bool Known, JsonNode? Value) Named(string function)
    {
        if (!function.StartsWith("get", StringComparison.Ordinal) || function.Length == 3)
        {
            return (false, null);
        }

        var name = function[3..];
        if ((Find(null, name) ?? Find(null, ActivityDescriptor.CamelCase(name))) is { } variable)
        {
            return (true, variable.Value);
        }

        for (var from = name.IndexOf("From", StringComparison.Ordinal); from > 0; from = name.IndexOf("From", from + 1, StringComparison.Ordinal))
        {
            if (run.Workflow.FindByName(name[(from + 4)..]) is { } node)
            {
                return (true, OutputOf(node, name[..from]));
            }
        }

        return run.Input(name) is { Found: true } input ? (true, input.Value)
            : (run.Workflow.Definition.Inputs.Any(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase)), null);
    }

    private JsonNode? OutputFrom(string? activity, string? output)
    {
        var node = activity is null ? null : run.Workflow.FindNode(activity) ?? run.Workflow.FindByName(activity);
        return node is null
            ? throw new ExpressionException($"getOutputFrom：流程中没有 id 或名称为 “{activity}” 的活动。", 0)
            : OutputOf(node, output ?? (node.Descriptor is { Outputs.Count: > 0 } d && d.Outputs.All(o => o.Name != "Result") ? d.Outputs[0].Name : "Result"));
    }

    private JsonNode? OutputOf(Node node, string output) =>
        run.Data.ActivityOutputs?.GetValueOrDefault(node.Id)?.FirstOrDefault(o => string.Equals(o.Key, output, StringComparison.OrdinalIgnoreCase)).Value;

    private static VariableSlot? Declared(IReadOnlyList<VariableDefinition> variables, ValueMap store, string? id, string? name)
    {
        var found = (id is null ? null : variables.LastOrDefault(v => v.Id == id)) ?? (name is null ? null : variables.LastOrDefault(v => v.Name == name));
        return found is null || ValueKinds.FromAlias(found.TypeName) is not { } kind ? null : new VariableSlot(store, found.Id, kind, found.IsArray);
    }

    private static long Weight(JsonNode? value) => value switch
    {
        JsonArray list => list.Sum(item => 8 + Weight(item)),
        JsonObject members => members.Sum(m => m.Key.Length + 8 + Weight(m.Value)),
        JsonValue one when one.TryGetValue<string>(out var text) => text.Length,
        _ => 8,
    };

    private static JsonValue? Text(string? text) => text is null ? null : JsonValue.Create(text);
}
