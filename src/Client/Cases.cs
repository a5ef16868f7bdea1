using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Refit;

namespace Qingyi.Client;

/// <summary>One row of the list of cases that the caller may see.</summary>
/// <param name="Number">The number that people write, for example 示卫医罚〔2026〕12号; the id where none is given yet.</param>
/// <param name="Stage">The legal stage in kebab case.</param>
/// <param name="Light">The worst light of its deadlines: <c>green</c>, <c>yellow</c>, <c>red</c> or <c>grey</c>.</param>
/// <param name="Organisation">Id of the organisation that handles it.</param>
/// <param name="OpenedOn">Legal day in Asia/Shanghai.</param>
/// <param name="Due">The next due day; null where nothing runs.</param>
public sealed record CaseSummary(
    string Id,
    string Number,
    string Title,
    string Stage,
    string Light,
    string Organisation,
    DateOnly OpenedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? Due,
    string? Assignee = null);

/// <summary>One case.</summary>
/// <param name="Steps">The lawful next steps, by trigger, with what still stands in the way of each.</param>
/// <param name="Facts">Codes, days and figures of the case; never sealed text.</param>
/// <param name="Definition">The workflow edition that the case keeps, as <c>id@version</c>.</param>
/// <param name="Incidents">Automatic steps that were refused and wait for a supervisor, as sentences.</param>
/// <param name="Waiting">Everything that the case waits for, the most pressing first.</param>
public sealed record CaseDetail(
    string Id,
    string Number,
    string Title,
    string Stage,
    string Light,
    string Organisation,
    DateOnly OpenedOn,
    string Confidentiality,
    int Version,
    JsonObject Facts,
    IReadOnlyList<LawfulStep> Steps,
    IReadOnlyList<TaskItem> Tasks,
    IReadOnlyList<DeadlineItem> Deadlines,
    string? Assignee = null,
    string? Definition = null,
    IReadOnlyList<string>? Incidents = null,
    IReadOnlyList<WaitingItem>? Waiting = null);

/// <summary>One thing that a case waits for.</summary>
/// <param name="Kind"><c>incident</c>, <c>task</c>, <c>time</c>, <c>event</c>, <c>outside</c>, <c>deadline</c>, <c>paused-deadline</c>, <c>step</c> or <c>workflow</c>.</param>
/// <param name="Sentence">For whom or what, since when, due when, whom it goes to next.</param>
/// <param name="Since">UTC.</param>
/// <param name="Due">Last day, in Asia/Shanghai; absent where no limit runs.</param>
/// <param name="Next">Who hears of it when it is late.</param>
public sealed record WaitingItem(string Kind, string Sentence, string For, string What, DateTimeOffset Since, DateOnly? Due = null, string? Next = null);

/// <summary>A step of the lifecycle and the guards that are not met yet; none means it may be taken now.</summary>
public sealed record LawfulStep(string Trigger, IReadOnlyList<string> Unmet);

/// <summary>One event of a case, newest last.</summary>
/// <param name="At">UTC.</param>
/// <param name="What">The event in kebab case, for example <c>prior-notice-served</c>.</param>
/// <param name="Text">The event as a sentence for people.</param>
/// <param name="Who">Account id; absent for the service itself and for the public.</param>
public sealed record TimelineEntry(string Id, DateTimeOffset At, string What, string Text, string? Stage = null, string? Who = null);

/// <summary>A limit of law and how it was derived.</summary>
/// <param name="Due">Last day, inclusive, in Asia/Shanghai.</param>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>met</c>, <c>missed</c> or <c>lapsed</c>.</param>
/// <param name="Derivation">Event, article, rule, calendar version and pauses, one sentence each.</param>
/// <param name="Rungs">The escalations of this deadline, in order.</param>
public sealed record DeadlineItem(
    string Id,
    string What,
    DateOnly Due,
    string State,
    string Light,
    string Article,
    IReadOnlyList<string> Derivation,
    IReadOnlyList<DeadlineRung> Rungs,
    DateTimeOffset? DueAt = null);

/// <summary>One rung of a ladder.</summary>
/// <param name="Name"><c>remind</c>, <c>section-head</c>, <c>leader-in-charge</c>, <c>principal-leader</c> or <c>upper-commission</c>.</param>
/// <param name="RangAt">Absent while it lies ahead.</param>
public sealed record DeadlineRung(string Name, DateTimeOffset At, DateTimeOffset? RangAt = null);

/// <summary>A grading that was stored with the case. Request and response have the shape of the grading contract.</summary>
/// <param name="Similar">Closed cases to hold it against.</param>
public sealed record StoredGrading(string Id, DateTimeOffset At, JsonElement Request, JsonElement Response, string? Who = null, JsonElement? Deviation = null, SimilarCases? Similar = null);

/// <summary>类案参考: what the nearest closed cases of the same commission, conduct, kind of respondent and article came to. Nobody is named.</summary>
/// <param name="Sentence">How many cases there are, or why none are shown.</param>
/// <param name="Count">Absent where the cases are too few to be shown; all that follows is absent then.</param>
/// <param name="Fine">Yuan, over the cases in which a fine was imposed.</param>
/// <param name="Tiers">Cases by tier of the campaign.</param>
/// <param name="Nearest">The nearest amounts first.</param>
public sealed record SimilarCases(
    string Sentence, int? Count, Spread? Amount, Spread? Fine, Spread? SuspensionMonths, IReadOnlyDictionary<string, int>? Tiers, IReadOnlyList<SimilarCase> Nearest);

/// <summary>The least, the middle and the greatest of some figures; absent where fewer than three cases have the figure.</summary>
public sealed record Spread(int Count, decimal Min, decimal Median, decimal Max);

/// <param name="Amount">Yuan.</param>
/// <param name="Rounded">The amount is given with two significant digits, since the caller may not see the case.</param>
/// <param name="Year">In which it was closed.</param>
/// <param name="Case">Id, absent where the caller may not see the case; so is the number.</param>
public sealed record SimilarCase(
    decimal? Amount, bool Rounded, string Tier, decimal? Fine, int? SuspensionMonths, bool Revocation, int Year, string? Case = null, string? Number = null);

/// <summary>Cases, as far as the caller may see them. A case out of sight answers 404, as one that does not exist.</summary>
public interface ICases
{
    /// <summary>50 a page; <c>Link</c> with <c>rel="next"</c> while there are more.</summary>
    /// <param name="q">Searched in numbers and titles; never in sealed text.</param>
    [Get("/api/cases")]
    Task<IReadOnlyList<CaseSummary>> List(
        string? stage = null, string? light = null, string? organisation = null, string? q = null, string? after = null, CancellationToken cancellation = default);

    [Get("/api/cases/{id}")]
    Task<CaseDetail> Get(string id, CancellationToken cancellation = default);

    [Get("/api/cases/{id}/timeline")]
    Task<IReadOnlyList<TimelineEntry>> Timeline(string id, CancellationToken cancellation = default);

    /// <summary>The stored gradings, newest last.</summary>
    [Get("/api/cases/{id}/grading")]
    Task<IReadOnlyList<StoredGrading>> Grading(string id, CancellationToken cancellation = default);

    [Get("/api/cases/{id}/deadlines")]
    Task<IReadOnlyList<DeadlineItem>> Deadlines(string id, CancellationToken cancellation = default);

    /// <summary>The case's own hash chain, oldest first.</summary>
    [Get("/api/cases/{id}/audit")]
    Task<IReadOnlyList<AuditEntry>> Audit(string id, CancellationToken cancellation = default);
}
