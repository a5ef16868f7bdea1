namespace Qingyi.Server.Inner;

/// <summary>
/// Work that a transition left behind for a transition of its own: written with the transition, carried out once. Its end is written in the same
/// transaction as its effect, so a kill in between neither loses nor doubles it.
/// </summary>
public sealed class InnerStepRow
{
    /// <summary>Counts up: steps of one case are carried out in this order.</summary>
    public long Id { get; init; }

    /// <summary>Says which <see cref="InnerStep"/> carries it out.</summary>
    public required string Kind { get; init; }

    /// <summary>The case whose transition it is.</summary>
    public required string CaseId { get; init; }

    /// <summary>Workflow instance that left it behind; null where none did.</summary>
    public string? InstanceId { get; init; }

    /// <summary>JSON: ids, codes and workflow input; sealed text never.</summary>
    public required string Payload { get; init; }

    /// <summary>How many inner steps led to it one from the other: workflows that set each other off for ever are stopped by it.</summary>
    public int Depth { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NextTry { get; set; }
    public int Tries { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Goes up with every lease: who lost the lease cannot finish the row.</summary>
    public long Fence { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Since when an incident holds it; it goes on when a supervisor decides so.</summary>
    public DateTimeOffset? HeldAt { get; set; }
    public string? LastError { get; set; }
}
