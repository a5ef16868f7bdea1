using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Engine.Definitions;

/// <summary>One pass over the activities of a definition.</summary>
internal sealed class NodeCompilation(ActivityRegistry registry)
{
    private readonly List<Node> _nodes = [];

    public CompiledWorkflow Compile(WorkflowDefinition definition)
    {
        var workflow = new Node
        {
            Id = Node.WorkflowId,
            NodeId = Node.WorkflowId,
            Name = definition.Name,
            DisplayText = definition.Name,
            Type = "Elsa.Workflow",
            Version = 1,
            Path = "$",
            Parent = null,
            EmbeddedPort = null,
            Descriptor = null,
            Json = definition.Json,
            Activity = new WorkflowItself(),
            Inputs = [],
            Variables = [],
        };
        workflow.Children = [Compile(definition.Root, "$.root", workflow, null)];
        return new CompiledWorkflow(definition, workflow, _nodes);
    }

    private Node Compile(JsonObject json, string path, Node parent, string? port)
    {
        var id = json.Text("id") ?? throw DefinitionText.Fault($"{path}.id", "活动没有 id。每个活动都要有一个在定义中唯一的 id。", json);
        var typeName = json.Text("type") ?? throw DefinitionText.Fault($"{path}.type", "活动没有 type。", json);
        var version = json.Whole("version") ?? 1;
        var type = registry.FindType(typeName, version);
        var (activity, inputs) = type?.Bind(json) ?? (new MissingActivity(typeName, version, registry.Knows(typeName)), []);
        var name = json.Text("name") ?? id;
        var node = new Node
        {
            Id = id,
            NodeId = $"{parent.NodeId}:{id}",
            Name = name,
            DisplayText = (json["metadata"] as JsonObject)?.Text("displayText") is { Length: > 0 } text ? text : name,
            Type = typeName,
            Version = version,
            Path = path,
            Parent = parent.Id == Node.WorkflowId ? null : parent,
            EmbeddedPort = port,
            Descriptor = type?.Descriptor,
            Json = json,
            Activity = activity,
            Inputs = inputs,
            Variables = activity is Container ? WorkflowDefinition.VariablesOf(json) : [],
        };
        node.FindOutcomes();
        _nodes.Add(node);
        if (activity is Container container)
        {
            node.Children = [.. container.Slots(json).Select(slot => Compile(slot.Json, path + slot.Path, node, slot.Port))];
            container.Bind(node);
        }

        return node;
    }
}
