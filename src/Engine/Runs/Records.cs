using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <summary>The fixed set of definition versions that a case holds.</summary>
public interface IDefinitionSet
{
    /// <summary>The version that the case holds of a definition, or null.</summary>
    CompiledWorkflow? Find(string definitionId);
}

/// <summary>How a burst sees the world.</summary>
public sealed record BurstOptions
{
    /// <summary>The one instant of the burst, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Source of ids for instances, bookmarks, incidents and those executions that something refers to.</summary>
    public required Func<string> NewId { get; init; }

    /// <summary>Where activities get what they need.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Steps that all instances of the burst may take together.</summary>
    public int StepBudget { get; init; } = 10_000;

    /// <summary>Where cron expressions are read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Readable in expressions as <c>facts</c>.</summary>
    public JsonObject? Facts { get; init; }

    /// <summary>
    /// Which failures inside an activity are the host's and not the activity's, such as a database that is away: they leave the burst, which is then thrown away as a whole, and no fault is recorded.
    /// </summary>
    public Func<Exception, bool> IsOfHost { get; init; } = _ => false;
}

/// <summary>How to start an instance.</summary>
public sealed record StartRequest
{
    /// <summary>Null: a new id.</summary>
    public string? InstanceId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public JsonObject? Input { get; init; }

    /// <summary>Start at this activity of the root chart instead of its start node.</summary>
    public string? TriggerActivityId { get; init; }
}

/// <summary>What a resume brings.</summary>
public sealed record ResumeInput
{
    /// <summary>Outcomes chosen; empty means <c>Done</c>.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Further values; expressions read them as workflow input during the burst.</summary>
    public JsonObject Input { get; init; } = [];

    /// <summary>Outputs of the child workflow that ended.</summary>
    internal JsonObject? ChildOutput { get; init; }

    /// <summary>How that child ended.</summary>
    internal InstanceSubStatus? ChildEnded { get; init; }
}

/// <summary>A child workflow to be started in a transition of its own, after this one is kept.</summary>
/// <param name="InstanceId">Id that the new instance is to have.</param>
/// <param name="DispatchedBy">Instance that asked for it.</param>
/// <param name="DefinitionId">What to start.</param>
/// <param name="CorrelationId">Of the new instance.</param>
/// <param name="Input">Of the new instance.</param>
public sealed record WorkflowDispatch(string InstanceId, string DispatchedBy, string DefinitionId, string? CorrelationId, JsonObject Input);

/// <summary>An event that an instance published.</summary>
/// <param name="InstanceId">Who published it.</param>
/// <param name="Name">Compared exactly, upper and lower case differ.</param>
/// <param name="Payload">Becomes the result of the waiting Event activity.</param>
/// <param name="CorrelationId">Null: for every instance that waits for the name.</param>
/// <param name="IsLocal">Meant for the instance itself only; the burst has delivered it already.</param>
public sealed record PublishedEvent(string InstanceId, string Name, JsonNode? Payload, string? CorrelationId, bool IsLocal);

/// <summary>The instances of one burst took more steps than it allows; usually a loop without a wait in it.</summary>
public sealed class StepBudgetException(int budget) : Exception($"一次推进超过了 {budget} 步，多半是流程里有不等待的循环。");

/// <summary>What became of a resume or a retry.</summary>
public abstract record ResumeResult
{
    private ResumeResult()
    {
    }

    /// <summary>Taken; the burst holds the effects.</summary>
    public sealed record Done : ResumeResult
    {
        public static readonly Done Value = new();
    }

    /// <summary>The instance does not wait there (any more); nothing changed.</summary>
    public sealed record UnknownBookmark : ResumeResult
    {
        public static readonly UnknownBookmark Value = new();
    }

    /// <summary>The activity refused the step; discard the burst, nothing in it may be kept.</summary>
    public sealed record Refused(string Code, string Sentence) : ResumeResult;
}

/// <summary>A place where an instance waits.</summary>
public sealed record Bookmark
{
    public required string Id { get; init; }

    public required string InstanceId { get; init; }

    /// <summary>Usually the type of the activity that waits.</summary>
    public required string Name { get; init; }

    public required string ActivityId { get; init; }

    public required string NodeId { get; init; }

    /// <summary>Id of the execution that waits.</summary>
    public required string ExecutionId { get; init; }

    public required JsonObject Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A person does what the activity could not do: the resume completes it with its outcomes, without running it.</summary>
    public bool IsHandedOver { get; init; }
}

/// <summary>An activity that could not run.</summary>
public sealed record Incident
{
    public required string Id { get; init; }

    public required string InstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string NodeId { get; init; }

    public required string ActivityType { get; init; }

    public required string ExecutionId { get; init; }

    public required string Message { get; init; }

    /// <summary>Code of the refusal when the activity refused; null for a fault.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>Full name of the exception type, null for a refusal.</summary>
    public string? ExceptionType { get; init; }

    public required DateTimeOffset Timestamp { get; init; }
}
