namespace Qingyi.Server.Features.Tasks;

/// <summary>One line of the inbox: exactly one for each open bookmark that waits for a person.</summary>
public sealed class TaskRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string InstanceId { get; init; }
    public required string BookmarkId { get; init; }
    public required string NodeId { get; set; }

    /// <summary>The act that completing this task is (see Features/Tasks/Act.cs).</summary>
    public required string Act { get; init; }
    public required string Title { get; set; }

    /// <summary>Legal stage in kebab case, for lists.</summary>
    public required string Stage { get; init; }

    /// <summary>Role that may take the task; the organisation's path narrows it.</summary>
    public required string Role { get; set; }
    public required string OrganisationId { get; init; }
    public required string Path { get; init; }

    /// <summary>Account that holds the task; null while anybody of the role may claim it.</summary>
    public string? Assignee { get; set; }

    /// <summary>JSON array of outcome codes that the drawing connects.</summary>
    public required string Outcomes { get; set; }
    public string? DeadlineId { get; set; }

    /// <summary><c>open</c>, <c>done</c>, <c>cancelled</c>, or <c>suspended</c> while the case goes on inside another one.</summary>
    public required string State { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? DoneBy { get; set; }

    /// <summary>The absent person for whom it was done; null: it was done in the own name.</summary>
    public string? DoneFor { get; set; }
    public string? Outcome { get; set; }

    /// <summary>How often the case came back to this step (退回).</summary>
    public int Round { get; init; }

    /// <summary>Id of the step in its drawing; what the form says is kept under it.</summary>
    public string Step { get; set; } = "";

    /// <summary>The drawing's own fields, a JSON Schema; null where the act's form is all.</summary>
    public string? Form { get; set; }

    /// <summary>JSON object of outcome code to Chinese name, where the drawing names them.</summary>
    public string? OutcomeNames { get; set; }

    /// <summary>JSON array of steps: who took one of them may not take this one.</summary>
    public string? OtherThan { get; set; }
}
