namespace Qingyi.Server.Studio.Walking;

/// <summary>How a walk got somewhere: names alone, so that what was left behind can be forgotten.</summary>
/// <param name="Before">The way up to the last step; null where nothing was done yet.</param>
/// <param name="Via">The last step as the drawing names it; null for one that is no officer's.</param>
/// <param name="Definition">Key of the drawing that ran before it.</param>
public sealed record Way(Way? Before, string? Via, string? Definition)
{
    private const int Shown = 5;

    public static Way Start { get; } = new(null, null, null);

    /// <summary>The last steps on the way here, such as “立案审批—调查取证”.</summary>
    public string Words()
    {
        var steps = new List<string>();
        for (var at = this; at is not null; at = at.Before)
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
        return Texts.Of("studio.walk.way", steps.Count > Shown ? "…" : "", string.Join('—', shown));
    }
}
