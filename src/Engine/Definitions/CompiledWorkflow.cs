using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Engine.Definitions;

/// <summary>One activity of a compiled workflow.</summary>
public sealed class Node
{
    /// <summary>Id of the workflow around the root, and first segment of every <see cref="NodeId"/>.</summary>
    public const string WorkflowId = "Workflow1";

    internal Node()
    {
    }

    public required string Id { get; init; }

    /// <summary>Path of ids: <c>Workflow1:flow1:review</c>.</summary>
    public required string NodeId { get; init; }

    /// <summary>The name that expressions use; the id where the file gives none.</summary>
    public required string Name { get; init; }

    /// <summary>What Studio writes on the node: display text, else name.</summary>
    public required string DisplayText { get; init; }

    public required string Type { get; init; }

    public required int Version { get; init; }

    /// <summary>JSON path in the definition.</summary>
    public required string Path { get; init; }

    /// <summary>The activity around it; null for the root.</summary>
    public required Node? Parent { get; init; }

    /// <summary>Name of the port of the parent that holds it (<c>Then</c>, <c>Body</c>, a case's label); null for a member of a container.</summary>
    public required string? EmbeddedPort { get; init; }

    /// <summary>Members and embedded activities, in the order of the file.</summary>
    public IReadOnlyList<Node> Children { get; internal set; } = [];

    /// <summary>Null when the registry does not know the type; running it faults.</summary>
    public required ActivityDescriptor? Descriptor { get; init; }

    /// <summary>The activity as the file has it. Do not change it.</summary>
    public required JsonObject Json { get; init; }

    /// <summary>
    /// The outcomes that it can complete with, as far as the definition tells: fixed ports, labels of cases, entries of a list of outcomes, else
    /// <c>Done</c>. Null when only a run can tell (an unknown type, a list that is computed or left out).
    /// </summary>
    public IReadOnlyList<string>? Outcomes { get; private set; }

    /// <summary>The value of an input that stands in the definition (its default included), or null when there is none or it is computed.</summary>
    /// <param name="input">PascalCase name.</param>
    public JsonNode? Literal(string input) =>
        Inputs.FirstOrDefault(i => i.Descriptor.Name == input)?.Source is ValueSource.Constant { Value: { } value } ? value.DeepClone() : null;

    internal Activity Activity { get; init; } = null!;

    internal IReadOnlyList<IInputBinding> Inputs { get; init; } = [];

    internal IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    internal Container? Container => Activity as Container;

    internal void FindOutcomes()
    {
        if (Descriptor is null)
        {
            return;
        }

        var computed = Inputs.FirstOrDefault(i => i.Descriptor.UIHint == "dynamic-outcomes");
        var listed = computed is null ? null : Values.Read<string[]>(Literal(computed.Descriptor.Name));
        if (computed is not null && listed is not { Length: > 0 })
        {
            return;
        }

        IEnumerable<string> ports = Descriptor.Ports.Where(p => p.Type == PortType.Flow).Select(p => p.Name);
        if (Activity is FlowSwitch)
        {
            ports = Json.Items("cases").OfType<JsonObject>().Select(c => c.Text("label") ?? "").Concat(ports);
        }

        var found = ports.Concat(listed ?? []).Distinct(StringComparer.Ordinal).ToList();
        Outcomes = found.Count > 0 ? found : ["Done"];
    }

    /// <summary>The designer lets it start instances: by its event if it is a trigger, else as the first step.</summary>
    public bool CanStartWorkflow => (Json["customProperties"] as JsonObject)?.Flag("canStartWorkflow") == true;
}

/// <summary>An arrow of a flowchart. A null <see cref="Port"/> of the file reads as <c>Done</c>.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Port">The outcome that follows it.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="IsBackward">It closes a loop, seen from the chart's start node: the target lies on every way from the start to the source, or the file is wrong.</param>
public sealed record Connection(Node Source, string Port, Node Target, bool IsBackward);

/// <summary>A definition made ready to run. Immutable; shared by all threads and instances.</summary>
public sealed class CompiledWorkflow
{
    private readonly Dictionary<string, Node> _byId;
    private readonly Dictionary<string, Node> _byName;
    private readonly Node _workflow;

    internal CompiledWorkflow(WorkflowDefinition definition, Node workflow, IReadOnlyList<Node> nodes)
    {
        Definition = definition;
        _workflow = workflow;
        Nodes = nodes;
        _byId = nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        _byName = nodes.Reverse().GroupBy(n => n.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        Connections = [.. nodes.Select(n => n.Activity).OfType<Flowchart>().SelectMany(f => f.Connections)];
    }

    public WorkflowDefinition Definition { get; }

    public Node Root => _workflow.Children[0];

    /// <summary>All activities, parents before children.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The arrows of all flowcharts in it.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    public Node? FindNode(string activityId) => _byId.GetValueOrDefault(activityId);

    /// <summary>The first activity of that name.</summary>
    internal Node? FindByName(string name) => _byName.GetValueOrDefault(name);

    internal Node Require(string activityId) => activityId == Node.WorkflowId ? _workflow
        : FindNode(activityId) ?? throw new InvalidOperationException($"{Definition.Id} has no activity {activityId}.");
}
