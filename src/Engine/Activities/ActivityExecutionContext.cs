using System.Text.Json.Nodes;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities;

/// <summary>What an activity sees of its run. Valid only during the call that it is handed to.</summary>
public sealed class ActivityExecutionContext
{
    internal ActivityExecutionContext()
    {
    }

    /// <summary>The instance that the step belongs to, with everything that happened in this burst.</summary>
    public InstanceState Instance => throw new NotImplementedException();

    /// <summary>Id of the node in the definition.</summary>
    public string ActivityId => throw new NotImplementedException();

    /// <summary>Path of ids from the workflow: <c>Workflow1:flow1:review</c>.</summary>
    public string NodeId => throw new NotImplementedException();

    /// <summary>Id of this one execution of the node.</summary>
    public string ExecutionId => throw new NotImplementedException();

    /// <summary>Name of the node, used in expressions.</summary>
    public string ActivityName => throw new NotImplementedException();

    /// <summary>What Studio writes on the node: the display text, else the name.</summary>
    public string DisplayText => throw new NotImplementedException();

    public string? CorrelationId => throw new NotImplementedException();

    /// <summary>The one instant of the burst, UTC.</summary>
    public DateTimeOffset Now => throw new NotImplementedException();

    /// <summary>A fresh id from the burst's source of ids.</summary>
    public string NewId() => throw new NotImplementedException();

    /// <summary>The value of an input; <c>default</c> when the definition gives none.</summary>
    public T? Get<T>(Input<T>? input) => throw new NotImplementedException();

    /// <summary>Writes an output to the variable or workflow output that it is bound to, and keeps it readable for <c>getOutputFrom</c>.</summary>
    public void Set<T>(Output<T>? output, T? value) => throw new NotImplementedException();

    /// <summary>Current value of a variable that is visible here; null when there is none.</summary>
    public JsonNode? GetVariable(string name) => throw new NotImplementedException();

    /// <summary>Sets a visible variable by name, converted to its declared type; false when there is none.</summary>
    public bool SetVariable(string name, JsonNode? value) => throw new NotImplementedException();

    /// <summary>Makes the step wait. Returns the id of the bookmark.</summary>
    /// <param name="name">Usually the activity's type.</param>
    /// <param name="payload">What the host needs to find it and to show it.</param>
    public string CreateBookmark(string name, JsonObject payload) => throw new NotImplementedException();

    /// <summary>Completes the step with these outcomes; none means <c>Done</c>.</summary>
    public void CompleteActivity(params string[] outcomes) => throw new NotImplementedException();

    /// <summary>From the service provider given to the burst.</summary>
    public T GetRequiredService<T>()
        where T : notnull => throw new NotImplementedException();
}
