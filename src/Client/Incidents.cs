using Refit;

namespace Qingyi.Client;

/// <summary>A step that could not be done and waits for a supervisor.</summary>
/// <param name="Step">What the drawing calls it.</param>
/// <param name="Code">Code of the refusal, or <c>fault</c>.</param>
/// <param name="Why">What the step said.</param>
/// <param name="Sentence">What failed, why, and since when, in one sentence.</param>
/// <param name="Since">UTC.</param>
/// <param name="Outcomes">What a skip or a person may end the step with.</param>
/// <param name="May">What can be done about it: of <c>retry</c>, <c>skip</c>, <c>hand-over</c> and <c>cancel</c>.</param>
public sealed record IncidentItem(
    string Id, string Case, string CaseNumber, string CaseTitle, string Organisation, string Procedure, string Step, string Code, string Why, string Sentence, DateTimeOffset Since,
    IReadOnlyList<string> Outcomes, IReadOnlyList<string> May);

/// <summary>What a supervisor decides about an incident.</summary>
/// <param name="Reason">Sealed; asked for by everything but a retry.</param>
/// <param name="Outcome">Of a skip; may be left out where there is only one.</param>
/// <param name="To">Account or user name of who takes the step over.</param>
public sealed record IncidentDecision(string? Reason = null, string? Outcome = null, string? To = null);

/// <summary>异常处置, for supervisors, as far as they may see the case.</summary>
public interface IIncidents
{
    /// <summary>The open ones, oldest first, 50 a page.</summary>
    [Get("/api/incidents")]
    Task<IReadOnlyList<IncidentItem>> List(string? after = null, CancellationToken cancellation = default);

    [Get("/api/incidents/{id}")]
    Task<IncidentItem> Get(string id, CancellationToken cancellation = default);

    /// <summary>Runs the step again. 422 where it is refused again; then nothing has changed.</summary>
    [Post("/api/incidents/{id}/retry")]
    Task Retry(string id, [Body] IncidentDecision decision, CancellationToken cancellation = default);

    /// <summary>Goes on as if the step had been done with the outcome.</summary>
    [Post("/api/incidents/{id}/skip")]
    Task Skip(string id, [Body] IncidentDecision decision, CancellationToken cancellation = default);

    /// <summary>The step becomes a task of a colleague, who records what was done.</summary>
    [Post("/api/incidents/{id}/hand-over")]
    Task HandOver(string id, [Body] IncidentDecision decision, CancellationToken cancellation = default);

    /// <summary>Ends the workflow instance that the step belongs to.</summary>
    [Post("/api/incidents/{id}/cancel")]
    Task Cancel(string id, [Body] IncidentDecision decision, CancellationToken cancellation = default);
}
