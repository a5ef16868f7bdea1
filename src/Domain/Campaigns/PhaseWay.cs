namespace Qingyi.Domain.Campaigns;

/// <summary>One way between two stages of a campaign, as the state machine has it.</summary>
/// <param name="From"><see cref="CampaignPhases.Planned"/>, a phase of the plan, <see cref="CampaignPhases.Closed"/> or <see cref="CampaignPhases.Terminated"/>.</param>
/// <param name="To">Likewise.</param>
/// <param name="Kind"><c>advance</c>, <c>terminate</c> or <c>reopen</c>.</param>
/// <param name="Conditions">Chinese; all of them must hold.</param>
public sealed record PhaseWay(string From, string To, string Kind, IReadOnlyList<string> Conditions);
