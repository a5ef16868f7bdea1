using Qingyi.Engine.Activities;

namespace Qingyi.Engine.Definitions;

/// <summary>One activity of a compiled workflow.</summary>
public sealed class Node
{
    internal Node()
    {
    }

    public string Id => throw new NotImplementedException();

    /// <summary>Path of ids: <c>Workflow1:flow1:review</c>.</summary>
    public string NodeId => throw new NotImplementedException();

    public string Name => throw new NotImplementedException();

    /// <summary>What Studio writes on the node: display text, else name.</summary>
    public string DisplayText => throw new NotImplementedException();

    public string Type => throw new NotImplementedException();

    public int Version => throw new NotImplementedException();

    /// <summary>JSON path in the definition.</summary>
    public string Path => throw new NotImplementedException();

    /// <summary>The activity around it; null for the root.</summary>
    public Node? Parent => throw new NotImplementedException();

    /// <summary>Name of the port of the parent that holds it (<c>Then</c>, <c>Body</c>, a case's label); null for a member of a container.</summary>
    public string? EmbeddedPort => throw new NotImplementedException();

    public IReadOnlyList<Node> Children => throw new NotImplementedException();

    /// <summary>Null when the registry does not know the type; running it faults.</summary>
    public ActivityDescriptor? Descriptor => throw new NotImplementedException();
}

/// <summary>An arrow of a flowchart. A null <see cref="Port"/> of the file reads as <c>Done</c>.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Port">The outcome that follows it.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="IsBackward">It closes a loop: the target lies on every way from the start to the source, or the file is wrong.</param>
public sealed record Connection(Node Source, string Port, Node Target, bool IsBackward);

/// <summary>A definition made ready to run. Immutable; shared by all threads and instances.</summary>
public sealed class CompiledWorkflow
{
    internal CompiledWorkflow()
    {
    }

    public WorkflowDefinition Definition => throw new NotImplementedException();

    public Node Root => throw new NotImplementedException();

    /// <summary>All activities, parents before children.</summary>
    public IReadOnlyList<Node> Nodes => throw new NotImplementedException();

    /// <summary>The arrows of all flowcharts in it.</summary>
    public IReadOnlyList<Connection> Connections => throw new NotImplementedException();

    public Node? FindNode(string activityId) => throw new NotImplementedException();
}
