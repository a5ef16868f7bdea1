using System.Globalization;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Runs;

/// <summary>One line of what happened, in the order in which it happened.</summary>
public sealed class JournalEntry
{
    private readonly InstanceRun _run;
    private readonly Execution _execution;

    /// <summary>The message, or else the inputs as they were then.</summary>
    private readonly object? _detail;

    internal JournalEntry(InstanceRun run, Execution execution, int sequence, string eventName, string? message, IReadOnlyList<string> outcomes)
    {
        (_run, _execution, Sequence, EventName, Outcomes) = (run, execution, sequence, eventName, outcomes);
        _detail = message ?? (object?)(eventName is "Suspended" or "Completed" ? execution.Inputs : null);
    }

    /// <summary>The instance and the number of the entry in it.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{InstanceId}-{Sequence}");

    public string InstanceId => _run.Data.Id;

    public string DefinitionId => _run.Data.DefinitionId;

    /// <summary>Counts from 1 within the instance, over all its bursts.</summary>
    public int Sequence { get; }

    public DateTimeOffset Timestamp => _run.Burst.Options.Now;

    public string ActivityId => _execution.ActivityId;

    public string NodeId => _execution.Node.NodeId;

    public string ActivityType => _execution.Node.Type;

    public int ActivityTypeVersion => _execution.Node.Version;

    public string? ActivityName => _execution.Node.Name;

    public string ExecutionId => _execution.Id;

    public string? ParentExecutionId => _execution.ParentId;

    /// <summary><c>Started</c>, <c>Resumed</c>, <c>Suspended</c>, <c>Completed</c>, <c>Canceled</c>, <c>Faulted</c>, or <c>Moved</c> (to another version).</summary>
    public string EventName { get; }

    public string? Message => _detail as string;

    /// <summary>Of <c>Completed</c>.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    /// <summary>Evaluated inputs by name, on <c>Suspended</c> and <c>Completed</c>; sensitive ones left out.</summary>
    public JsonObject? ActivityState => _detail is ValueMap inputs ? InstanceState.Json(inputs) : null;

    /// <summary>Outputs by name, on <c>Completed</c>.</summary>
    public JsonObject? Outputs => EventName == "Completed" && _execution.Outputs is { } outputs ? InstanceState.Json(outputs) : null;
}
