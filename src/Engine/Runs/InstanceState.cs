using System.Text.Json.Nodes;

namespace Qingyi.Engine.Runs;

public enum InstanceStatus
{
    Running,
    Finished,
}

/// <summary>A cancelled or faulted instance is <see cref="InstanceStatus.Finished"/> with that sub-status.</summary>
public enum InstanceSubStatus
{
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}

/// <summary>All that is kept of an instance between two bursts. Only a <see cref="Burst"/> changes it, and only its own copy.</summary>
public sealed class InstanceState
{
    internal InstanceState()
    {
    }

    public string Id => throw new NotImplementedException();

    public string DefinitionId => throw new NotImplementedException();

    public string VersionId => throw new NotImplementedException();

    public string? ParentInstanceId => throw new NotImplementedException();

    public string? CorrelationId => throw new NotImplementedException();

    public string? Name => throw new NotImplementedException();

    public InstanceStatus Status => throw new NotImplementedException();

    public InstanceSubStatus SubStatus => throw new NotImplementedException();

    /// <summary>In the order of their creation.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => throw new NotImplementedException();

    /// <summary>Open incidents: a retry that succeeds removes its own.</summary>
    public IReadOnlyList<Incident> Incidents => throw new NotImplementedException();

    /// <summary>Workflow variables by name.</summary>
    public JsonObject Variables => throw new NotImplementedException();

    public JsonObject Input => throw new NotImplementedException();

    public JsonObject Output => throw new NotImplementedException();

    /// <exception cref="System.Text.Json.JsonException">The text is not the state of an instance.</exception>
    public static InstanceState FromJson(string json) => throw new NotImplementedException();

    /// <summary>Compact JSON; <see cref="FromJson"/> reads it back without loss.</summary>
    public string ToJson() => throw new NotImplementedException();
}
