namespace Qingyi.Server.Web.Components;

/// <summary>What became of a node or an arrow since the edition that it is compared with.</summary>
public enum DrawnMark
{
    Same,
    Added,
    Changed,
    Removed,

    /// <summary>Publication is refused because of it.</summary>
    Wrong,
}

/// <param name="Note">What changed, in a few words.</param>
public sealed record DrawnNode(string Id, double X, double Y, double Width, double Height, string Title, string? Note, DrawnMark Mark)
{
    internal Box Box => new(X, Y, Width, Height);
}

/// <param name="Label">The outcome that leads along it.</param>
public sealed record DrawnArrow(string From, string To, string? Label, DrawnMark Mark, IReadOnlyList<Corner> Bends);

/// <summary>A drawing as it stands in the designer, with its changes marked.</summary>
/// <param name="Title">The whole picture in one sentence, for those who hear it.</param>
public sealed record DrawingView(string Title, IReadOnlyList<DrawnNode> Nodes, IReadOnlyList<DrawnArrow> Arrows);
