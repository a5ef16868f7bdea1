using System.Globalization;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Engine.Definitions.Checks;

/// <summary>Everything that speaks against publishing a definition.</summary>
internal sealed class DefinitionCheck(WorkflowCompiler compiler, Func<string, WorkflowDefinition?>? children)
{
    private readonly FaultList _faults = new();

    public IReadOnlyList<DefinitionFault> Run(WorkflowDefinition definition)
    {
        CompiledWorkflow compiled;
        try
        {
            compiled = compiler.Compile(definition);
        }
        catch (DefinitionException e)
        {
            return e.Faults;
        }

        CheckEnvelope(definition);
        foreach (var node in compiled.Nodes)
        {
            new ActivityCheck(definition, node, _faults).Run();
            if (node.Activity is Flowchart)
            {
                new ChartCheck(node, _faults).Run();
            }

            if (node.Activity is SubWorkflow)
            {
                CheckChild(definition, node);
            }
        }

        return _faults.Faults;
    }

    private void CheckEnvelope(WorkflowDefinition definition)
    {
        if (!IncidentStrategies.IsKnown(definition.Options.Text("incidentStrategyType")))
        {
            _faults.Warning("incident-strategy", null, "$.options.incidentStrategyType", $"不认识的出错处理方式 “{definition.Options.Text("incidentStrategyType")}”，将按出错即终止处理。可用 Hold（停在原处等人处理）。");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, variable) in definition.Variables.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$.variables[{i}]");
            if (ValueKinds.FromAlias(variable.TypeName) is not { } kind)
            {
                _faults.Error("unknown-variable-type", null, $"{path}.typeName", $"变量 “{variable.Name}” 的类型 “{variable.TypeName}” 不存在。");
            }
            else if (!variable.IsArray && Values.IsMisread(variable.Default, kind))
            {
                _faults.Error("wrong-value", null, $"{path}.value", $"变量 “{variable.Name}” 的初始值 “{Values.Text(variable.Default!)}” 不是 {variable.TypeName}。");
            }

            if (!names.Add(variable.Name))
            {
                _faults.Warning("double-variable", null, $"{path}.name", $"变量名 “{variable.Name}” 重复，表达式只看得到后一个。");
            }
        }
    }

    private void CheckChild(WorkflowDefinition definition, Node node)
    {
        var path = $"{node.Path}.workflowDefinitionId";
        if (children is null || Child(node) is not { } id)
        {
            return;
        }

        if (id != definition.DefinitionId && children(id) is null)
        {
            _faults.Error("unknown-child", node, path, $"找不到子流程 “{id}”，它要先发布。");
        }
        else if (WayBack(id, definition.DefinitionId, [definition.DefinitionId]) is { } way)
        {
            _faults.Error("cyclic-children", node, path, $"子流程互相调用，没有尽头：{string.Join(" → ", way.Prepend(definition.DefinitionId))}。");
        }
    }

    /// <summary>The chain of sub-workflows that leads from one definition to another, or null.</summary>
    private List<string>? WayBack(string from, string to, HashSet<string> seen)
    {
        if (from == to)
        {
            return [to];
        }

        if (!seen.Add(from) || children!(from) is not { } definition)
        {
            return null;
        }

        foreach (var id in compiler.Compile(definition).Nodes.Where(n => n.Activity is SubWorkflow).Select(Child).OfType<string>())
        {
            if (WayBack(id, to, seen) is { } rest)
            {
                return [from, .. rest];
            }
        }

        return null;
    }

    private static string? Child(Node node) => node.Literal("WorkflowDefinitionId").AsText() is { Length: > 0 } id ? id : null;
}
