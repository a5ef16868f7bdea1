namespace Qingyi.Server.Studio.Comparing;

public enum ChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <summary>One thing that is otherwise in the later drawing.</summary>
/// <param name="Node">Id of the node that it concerns; null for an arrow or the whole.</param>
/// <param name="Sentence">What changed, old → new, in Chinese.</param>
/// <param name="Short">The same in a few words, for the picture.</param>
public sealed record Change(ChangeKind Kind, string? Node, string Sentence, string Short);
