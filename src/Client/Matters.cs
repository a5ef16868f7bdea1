using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Refit;

namespace Qingyi.Client;

/// <summary>What opens a matter.</summary>
/// <param name="Kind"><c>inspection-round</c>, <c>rectification</c>, <c>surrender</c>, <c>rep-visit</c>, <c>drug-use</c> or <c>periodic-return</c>.</param>
/// <param name="Institution">Organisation id of the institution concerned; a hospital's liaison may leave it out.</param>
public sealed record MatterOpening(string Kind, string? Institution = null);

/// <summary>The answer to an opening, after the commit.</summary>
/// <param name="NextTasks">The open tasks of the matter that the caller may see.</param>
public sealed record MatterOpened(string Id, string Number, string Kind, IReadOnlyList<TaskItem> NextTasks);

/// <summary>Why a matter is given up. Sealed.</summary>
public sealed record MatterCancelling(string Reason);

/// <summary>One row of the list of matters that the caller may see.</summary>
/// <param name="State"><c>underway</c>, <c>closed</c> or <c>cancelled</c>.</param>
/// <param name="Light">The worst light of its deadlines, as for a case.</param>
/// <param name="Organisation">Id of the organisation whose matter it is.</param>
/// <param name="Institution">Id of the institution concerned.</param>
public sealed record MatterSummary(
    string Id,
    string Number,
    string Title,
    string Kind,
    string KindName,
    string State,
    string Light,
    string Organisation,
    string? Institution,
    DateOnly OpenedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? Due);

/// <summary>Another case or matter that this one came from or led to.</summary>
/// <param name="Id">Absent where the caller may not see it.</param>
public sealed record MatterLink(string? Id, string Number, string Kind, string KindName);

/// <summary>A form that was filled in.</summary>
/// <param name="Codes">Codes, figures and days; never sealed text.</param>
/// <param name="Texts">Sealed texts by the path of their field, opened for the caller.</param>
public sealed record FilledForm(string Step, string Title, string Outcome, string OutcomeName, JsonObject Codes, IReadOnlyDictionary<string, string> Texts, string By, DateTimeOffset At);

/// <summary>One matter.</summary>
/// <param name="Result">How it ended, as the drawing says it.</param>
/// <param name="Facts">What expressions of the drawing read.</param>
/// <param name="LedTo">Matters and clues that it opened.</param>
/// <param name="Incidents">Automatic steps that were refused and wait for a supervisor.</param>
public sealed record MatterDetail(
    MatterSummary Summary,
    int Version,
    string? Result,
    JsonObject Facts,
    IReadOnlyList<FilledForm> Forms,
    MatterLink? Origin,
    IReadOnlyList<MatterLink> LedTo,
    IReadOnlyList<TaskItem> Tasks,
    IReadOnlyList<DeadlineItem> Deadlines,
    IReadOnlyList<string> Incidents);

/// <summary>Matters (事项): procedures that need no case.</summary>
public interface IMatters
{
    /// <summary>50 a page, the newest first.</summary>
    /// <param name="kind">A kind's code.</param>
    /// <param name="state"><c>underway</c>, <c>closed</c> or <c>cancelled</c>.</param>
    /// <param name="q">Part of number or title.</param>
    /// <param name="after">The last row's id of the page before.</param>
    [Get("/api/matters")]
    Task<IReadOnlyList<MatterSummary>> List(string? kind = null, string? state = null, string? q = null, string? after = null, CancellationToken cancellation = default);

    [Post("/api/matters")]
    Task<MatterOpened> Open([Body] MatterOpening opening, CancellationToken cancellation = default);

    [Get("/api/matters/{id}")]
    Task<MatterDetail> Get(string id, CancellationToken cancellation = default);

    [Get("/api/matters/{id}/timeline")]
    Task<IReadOnlyList<TimelineEntry>> Timeline(string id, CancellationToken cancellation = default);

    [Get("/api/matters/{id}/deadlines")]
    Task<IReadOnlyList<DeadlineItem>> Deadlines(string id, CancellationToken cancellation = default);

    [Post("/api/matters/{id}/cancel")]
    Task Cancel(string id, [Body] MatterCancelling why, CancellationToken cancellation = default);
}
