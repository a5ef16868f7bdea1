namespace Qingyi.Server.Web.Components;

/// <summary>Where a case stands on its way: the picture of its workflow, in the designer's coordinates (pixels, any origin).</summary>
/// <param name="Title">The whole picture in one sentence, for those who hear it.</param>
/// <param name="Caption">Name and version of the procedure, days since the case was opened.</param>
public sealed record ProcessGraph(string Title, string? Caption, IReadOnlyList<ProcessNode> Nodes, IReadOnlyList<ProcessEdge> Edges);

public enum NodeState
{
    Done,
    Now,
    Future,

    /// <summary>A way that the case did not go.</summary>
    NotTaken,
}

/// <param name="Subtitle">Working days spent or allowed: 9个工作日.</param>
public sealed record ProcessNode(string Id, double X, double Y, double Width, double Height, string Title, string? Subtitle, NodeState State)
{
    internal Box Box => new(X, Y, Width, Height);
}

/// <param name="Bends">Corners between the two nodes; none asks for a route of our own.</param>
public sealed record ProcessEdge(string From, string To, NodeState State, string? Label = null, IReadOnlyList<Corner>? Bends = null);

public readonly record struct Corner(double X, double Y);

/// <summary>The place of a node: its upper left corner, and how far it reaches.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height);
