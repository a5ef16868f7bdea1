namespace Qingyi.Domain.Campaigns;

/// <summary>What the guards of <see cref="CampaignPhases"/> look at.</summary>
/// <param name="Today">The legal day in Asia/Shanghai.</param>
/// <param name="Obligations">Every row of the plan, as far as it stands in a phase.</param>
/// <param name="ReopeningApproved">The level above lets a campaign go on that has ended.</param>
public sealed record PhaseFacts(DateOnly Today, IReadOnlyList<ObligationStanding> Obligations, bool ReopeningApproved = false);

/// <summary>How one obligation of one period stands.</summary>
/// <param name="Title">For the sentence of a refusal.</param>
/// <param name="Period">As in <see cref="ObligationRow"/>.</param>
/// <param name="Phase">As in <see cref="ObligationRow"/>; null holds up no phase.</param>
/// <param name="Met">Done by every responsible unit.</param>
/// <param name="WaivedBecause">The reason for which it was waived; null or blank: not waived.</param>
public sealed record ObligationStanding(string Title, string? Period, string? Phase, bool Met, string? WaivedBecause = null)
{
    public bool Open => !Met && string.IsNullOrWhiteSpace(WaivedBecause);

    internal bool Holds(HashSet<string> phases) => Phase is not null && phases.Contains(Phase);
}

/// <param name="Moved">Whether the campaign went on.</param>
/// <param name="Stage">Where it stands now.</param>
/// <param name="Refusals">The sentences that kept it; empty where it moved.</param>
public sealed record PhaseMove(bool Moved, string Stage, IReadOnlyList<string> Refusals);
