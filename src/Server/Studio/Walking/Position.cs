using Qingyi.Domain.Cases;
using Qingyi.Engine.Runs;

namespace Qingyi.Server.Studio.Walking;

/// <summary>Where an invented case and its drawings stand together, and how they got there.</summary>
/// <param name="Instances">The running ones.</param>
/// <param name="Case">The case; not changed any more.</param>
public sealed record Position(IReadOnlyList<InstanceState> Instances, Rehearsal Case, Way Way)
{
    private IReadOnlySet<string>? _established;

    /// <summary>What somebody or something outside must do next; waiting for a sub-workflow is not among it.</summary>
    public IReadOnlyList<Bookmark> Open { get; } = [.. Instances.SelectMany(i => i.Bookmarks).Where(b => !b.Payload.ContainsKey("childInstanceId"))];

    /// <summary>What the case has so far, by name.</summary>
    public IReadOnlySet<string> Established => _established ??= Case.Established();

    /// <summary>Equal for positions from which everything goes on alike.</summary>
    /// <param name="withOutputs">Drawings read outputs of earlier steps.</param>
    public string Key(bool withOutputs) => $"{Case.Shape()} {string.Join('#', Instances.Select(i => i.Shape(withOutputs)))}";
}
