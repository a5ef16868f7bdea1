using Qingyi.Domain.Cases;
using Qingyi.Engine.Runs;

namespace Qingyi.Server.Studio.Walking;

/// <summary>Where an invented case and its drawings stand together, and how they got there.</summary>
/// <param name="Instances">The running ones.</param>
/// <param name="Case">The case; not changed any more.</param>
/// <param name="From">The position before; null at the start.</param>
/// <param name="Via">What was done to come from there, as the drawing names it.</param>
public sealed record Position(IReadOnlyList<InstanceState> Instances, Rehearsal Case, Position? From, string? Via)
{
    private const int Shown = 5;

    /// <summary>What somebody or something outside must do next; waiting for a sub-workflow is not among it.</summary>
    public IReadOnlyList<Bookmark> Open { get; } = [.. Instances.SelectMany(i => i.Bookmarks).Where(b => !b.Payload.ContainsKey("childInstanceId"))];

    /// <summary>Equal for positions from which everything goes on alike.</summary>
    /// <param name="withOutputs">Drawings read outputs of earlier steps.</param>
    public string Key(bool withOutputs) => $"{Case.Shape()} {string.Join('#', Instances.Select(i => i.Shape(withOutputs)))}";

    /// <summary>The last steps on the way here, such as “立案审批—调查取证”.</summary>
    public string Way()
    {
        var steps = new List<string>();
        for (var at = this; at is not null; at = at.From)
        {
            if (at.Via is { } via && (steps.Count == 0 || steps[^1] != via))
            {
                steps.Add(via);
            }
        }

        if (steps.Count == 0)
        {
            return "";
        }

        var shown = steps.Take(Shown).Reverse();
        return $"经“{(steps.Count > Shown ? "…" : "")}{string.Join('—', shown)}”";
    }
}
