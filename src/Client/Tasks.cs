using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Refit;

namespace Qingyi.Client;

/// <summary>One row of an inbox.</summary>
/// <param name="Case">The case's id.</param>
/// <param name="Stage">The legal stage of the case, in kebab case, for example <c>prior-notice</c>.</param>
/// <param name="Outcomes">What it can be completed with.</param>
/// <param name="Form">JSON Schema of the completion's <c>data</c>.</param>
/// <param name="Due">The last day, inclusive, in Asia/Shanghai; null where the law sets no limit for this step.</param>
/// <param name="Light"><c>green</c>, <c>yellow</c>, <c>red</c>, or <c>grey</c> while the limit is paused.</param>
/// <param name="Assignee">Account id of who holds it; absent while it is anybody's in the role.</param>
/// <param name="DueAt">The exact instant, where the limit counts hours.</param>
public sealed record TaskItem(
    string Id,
    string Case,
    string Name,
    string Stage,
    IReadOnlyList<string> Outcomes,
    JsonElement Form,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? Due,
    string Light,
    string? Assignee = null,
    DateTimeOffset? DueAt = null,
    string? CaseNumber = null,
    string? Organisation = null)
{
    /// <summary>Display name of the holder.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>What the case is about; never a person's name from a tip.</summary>
    public string? CaseTitle { get; init; }

    /// <summary>The act that completing the task is, in kebab case.</summary>
    public string? Act { get; init; }
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>How often the case came back to this step.</summary>
    public int? Round { get; init; }

    /// <summary><c>case</c>, or the kind of matter that the task belongs to.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of the step in its drawing.</summary>
    public string? Step { get; init; }

    /// <summary>Chinese names of outcomes, where the drawing gives them.</summary>
    public IReadOnlyDictionary<string, string>? OutcomeNames { get; init; }
}

/// <summary>Who takes a task over, and why.</summary>
/// <param name="To">Account id.</param>
public sealed record Delegation(string To, string? Reason = null);

/// <summary>A person's act on a task.</summary>
/// <param name="Outcome">One of the task's outcomes.</param>
/// <param name="Data">What the task's form asks for; absent is an empty object.</param>
/// <param name="Opinion">Free text about the case. Sealed; never part of the workflow's variables.</param>
public sealed record TaskCompletion(string Outcome, JsonObject? Data = null, string? Opinion = null);

/// <summary>The answer to a completion, after the commit.</summary>
/// <param name="Stage">The stage that the case is in now.</param>
/// <param name="NextTasks">The open tasks of the case that the caller may see.</param>
public sealed record TaskCompleted(string Case, string Stage, IReadOnlyList<TaskItem> NextTasks);

/// <summary>The caller's inbox.</summary>
public interface ITasks
{
    /// <summary>50 a page in order of due day; <c>Link</c> with <c>rel="next"</c> while there are more.</summary>
    /// <param name="state"><c>open</c>, <c>done</c> or <c>overdue</c>; open where null.</param>
    /// <param name="after">The last row's id of the page before.</param>
    [Get("/api/tasks")]
    Task<IReadOnlyList<TaskItem>> List(string? state = null, string? after = null, CancellationToken cancellation = default);

    /// <summary>Takes a task for oneself: 409 with <c>current</c> where somebody holds it.</summary>
    [Post("/api/tasks/{id}/claim")]
    Task<TaskItem> Claim(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>Gives a task back to its role.</summary>
    [Post("/api/tasks/{id}/release")]
    Task<TaskItem> Release(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>Hands a task to another person of the role; 422 where that person may not act on this case.</summary>
    [Post("/api/tasks/{id}/delegate")]
    Task<TaskItem> Delegate(string id, [Body] Delegation delegation, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>Completes a task: 409 with <c>current</c> if it is gone or somebody else's; 422 with the refusal's code if the step is unlawful now.</summary>
    [Post("/api/tasks/{id}/complete")]
    Task<TaskCompleted> Complete(string id, [Body] TaskCompletion completion, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);
}
