using System.Text.Json.Serialization;
using Refit;

namespace Qingyi.Client;

/// <summary>One campaign.</summary>
/// <param name="Phase">The name of the phase it is in.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive; absent where the plan sets none.</param>
public sealed record CampaignSummary(string Id, string Title, string Organisation, string Phase, DateOnly From, DateOnly? To);

/// <summary>A campaign with its phases, figures and the ways on.</summary>
/// <param name="Steps">The triggers of the present phase and the guards that each still lacks.</param>
public sealed record CampaignDetail(
    string Id,
    string Title,
    string Organisation,
    string Phase,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<CampaignPhaseItem> Phases,
    IReadOnlyList<IndicatorItem> Indicators,
    IReadOnlyList<LawfulStep> Steps);

/// <summary>A phase with its first and last day, both inclusive; the last is absent where the plan sets none.</summary>
/// <param name="State"><c>done</c>, <c>current</c> or <c>ahead</c>.</param>
public sealed record CampaignPhaseItem(string Name, DateOnly From, DateOnly? To, string State);

/// <summary>A figure that the campaign is measured by.</summary>
/// <param name="Target">Absent where the plan sets none.</param>
/// <param name="Actual">Absent until the first figure is in.</param>
/// <param name="Source">Paragraph of the plan.</param>
public sealed record IndicatorItem(string Name, string Unit, string Source, decimal? Target = null, decimal? Actual = null);

/// <summary>One obligation in one period.</summary>
/// <param name="Period">For example <c>2022Q1</c>; absent where it falls due once.</param>
/// <param name="Opens">First day it can be met; null where at any time.</param>
/// <param name="Due">Last day, inclusive.</param>
/// <param name="State"><c>open</c>, <c>met</c>, <c>returned</c>, <c>waived</c> or <c>missed</c>.</param>
/// <param name="Source">Paragraph of the plan.</param>
public sealed record ObligationItem(
    string Id,
    string Obligation,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Period,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? Opens,
    DateOnly Due,
    IReadOnlyList<string> Responsible,
    string Phase,
    string Source,
    IReadOnlyList<string> Derivation,
    string State,
    string Light);

/// <summary>Which way on, one of the campaign's steps: <c>advance</c> to the next phase, or <c>terminate</c>.</summary>
/// <param name="Reason">Demanded by <c>terminate</c>.</param>
public sealed record CampaignAdvance(string Trigger, string? Reason = null);

/// <summary>Makes a plan a campaign of the caller's organisation, or changes the plan of one that has not begun.</summary>
/// <param name="Yaml">The plan file.</param>
/// <param name="Confirmed">The findings were read; needed where the plan contradicts itself.</param>
public sealed record PlanAdoption(string Yaml, bool Confirmed = false);

/// <summary>Takes a duty away from a unit, or from all.</summary>
/// <param name="Period">Absent for a single obligation.</param>
/// <param name="Unit">Id of an organisation; absent: everybody who owes it.</param>
public sealed record DutyWaiving(string Obligation, string Reason, string? Period = null, string? Unit = null);

/// <summary>Asks the level above to let a campaign go on that has ended.</summary>
public sealed record CampaignReopening(string Reason);

/// <param name="Opinion">At the top of the tree the number of the upper level's document.</param>
public sealed record ReopeningDecision(bool Approved, string Opinion);

/// <param name="Approved">Absent: not decided yet.</param>
public sealed record ReopeningItem(
    string Id, string Reason, string AskedBy, DateTimeOffset AskedAt, bool? Approved = null, string? Opinion = null, string? DecidedBy = null, DateTimeOffset? DecidedAt = null);

/// <summary>Campaigns of the caller's jurisdiction.</summary>
public interface ICampaigns
{
    [Get("/api/campaigns")]
    Task<IReadOnlyList<CampaignSummary>> List(string? after = null, CancellationToken cancellation = default);

    [Get("/api/campaigns/{id}")]
    Task<CampaignDetail> Get(string id, CancellationToken cancellation = default);

    /// <summary>In order of due day.</summary>
    [Get("/api/campaigns/{id}/obligations")]
    Task<IReadOnlyList<ObligationItem>> Obligations(string id, string? after = null, CancellationToken cancellation = default);

    /// <summary>400 names each fault of the file with its line; 422 <c>plan-unconfirmed</c> where the plan contradicts itself and nobody has said that she saw it.</summary>
    [Post("/api/campaigns")]
    Task<CampaignDetail> Adopt([Body] PlanAdoption plan, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>Moves to the next phase; 422 names each unmet guard in <c>guards</c>, 409 has the campaign as somebody else left it in <c>current</c>.</summary>
    [Post("/api/campaigns/{id}/advance")]
    Task<CampaignDetail> Advance(string id, [Body] CampaignAdvance advance, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>By a leader of the organisation that runs the campaign, or above it.</summary>
    [Post("/api/campaigns/{id}/waivers")]
    Task Waive(string id, [Body] DutyWaiving waiver, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    [Get("/api/campaigns/{id}/reopenings")]
    Task<IReadOnlyList<ReopeningItem>> Reopenings(string id, CancellationToken cancellation = default);

    [Post("/api/campaigns/{id}/reopenings")]
    Task AskReopening(string id, [Body] CampaignReopening reopening, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>By a leader above the organisation that runs the campaign.</summary>
    [Post("/api/campaigns/{id}/reopenings/{reopening}/decide")]
    Task DecideReopening(string id, string reopening, [Body] ReopeningDecision decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);
}
