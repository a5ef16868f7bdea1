using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

internal enum ExecutionStatus
{
    /// <summary>Scheduled; lives only within a burst.</summary>
    Pending,

    /// <summary>Started: waiting at a bookmark, or for its children.</summary>
    Running,

    /// <summary>Held by an incident.</summary>
    Faulted,
}

/// <summary>One unfinished execution of a node. Finished ones leave the state; the journal remembers them.</summary>
internal sealed class Execution
{
    private readonly Func<string>? _newId;
    private readonly string? _parentId;
    private string? _id;

    /// <summary>Begins a new one.</summary>
    public Execution(Node node, Execution? parent, Func<string> newId)
    {
        (Node, ActivityId, Parent, _newId) = (node, node.Id, parent, newId);
    }

    /// <summary>Takes up one that was kept.</summary>
    public Execution(string id, string activityId, string? parentId)
    {
        (_id, ActivityId, _parentId) = (id, activityId, parentId);
    }

    private Execution(Execution other)
        : this(other.Id, other.ActivityId, other.ParentId)
    {
        Status = other.Status;
        IsTrigger = other.IsTrigger;
        IsBreaking = other.IsBreaking;
        CompletedWith = other.CompletedWith;
        Late = other.Late;
        Variables = Copied(other.Variables);
        Remembered = other.Flow is { } flow ? new FlowState { Start = flow.Start, Tokens = [.. flow.Tokens] } : Copied(other.Memory);
        Inputs = other.Inputs;
    }

    /// <summary>Made when somebody asks for it: most steps end in the burst in which they began, and nothing refers to them.</summary>
    public string Id => _id ??= _newId!();

    /// <summary>Nothing can refer to an execution without an id.</summary>
    public bool HasId => _id is not null;

    public string ActivityId { get; }

    public string? ParentId => Parent?.Id ?? _parentId;

    /// <summary>Known within a burst, as is <see cref="Parent"/>.</summary>
    public Node Node { get; set; } = null!;

    public Execution? Parent { get; set; }

    public ExecutionStatus Status { get; set; }

    /// <summary>The activity that started the instance; a trigger completes instead of waiting.</summary>
    public bool IsTrigger { get; set; }

    /// <summary>A Break inside asked the container to end.</summary>
    public bool IsBreaking { get; set; }

    /// <summary>The step itself has completed, but the container around it could not go on.</summary>
    public IReadOnlyList<string>? CompletedWith { get; set; }

    /// <summary>Joins in WaitAny mode that have already run without this branch.</summary>
    public IReadOnlyList<string>? Late { get; set; }

    /// <summary>Variables declared here, by id.</summary>
    public ValueMap? Variables { get; set; }

    /// <summary>What a container remembers between its children: <see cref="Flow"/> or <see cref="Memory"/>; nothing has both.</summary>
    public object? Remembered { get; set; }

    public ValueMap? Memory { get => Remembered as ValueMap; set => Remembered = value; }

    public FlowState? Flow => Remembered as FlowState;

    /// <summary>Evaluated inputs by name, sensitive ones left out. Replaced as a whole, never changed.</summary>
    public ValueMap? Inputs { get; set; }

    /// <summary>Not kept: whoever completes does so in the burst in which it set them.</summary>
    public ValueMap? Outputs { get; set; }

    /// <summary>A copy that can change without the original; values are shared, since they are never changed in place.</summary>
    public Execution Copy() => new(this);

    private static ValueMap? Copied(ValueMap? values) => values is null ? null : new(values);
}

/// <summary>Where a running flowchart began, and what has arrived at joins that still wait.</summary>
internal sealed class FlowState
{
    public required string Start { get; init; }

    public List<Token> Tokens { get; init; } = [];
}

/// <summary>A followed arrow whose target has not run for it yet.</summary>
internal sealed record Token(string Source, string Port, string Target, IReadOnlyList<string>? Late);
