using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>A place inside a container where an activity stands.</summary>
/// <param name="Json">The activity.</param>
/// <param name="Path">JSON path from the container: <c>.activities[2]</c>.</param>
/// <param name="Port">Name of the embedded port; null for a member.</param>
internal sealed record Slot(JsonObject Json, string Path, string? Port);

/// <summary>
/// An activity that runs others. It schedules children while it executes and is told when each completes; it says itself
/// when it is done, and whatever still runs inside is then cancelled. It keeps nothing but its bindings.
/// </summary>
internal abstract class Container : Activity
{
    /// <summary>Properties that hold one activity each, with what Studio writes at them.</summary>
    public virtual IReadOnlyList<(string Name, string DisplayName)> EmbeddedPorts => [];

    /// <summary>The activities inside, in the order of the file.</summary>
    public virtual IEnumerable<Slot> Slots(JsonObject json) =>
        Members(json, "activities").Concat(EmbeddedPorts.SelectMany(port => Embedded(json, port.Name)));

    /// <summary>Called once when the children are compiled.</summary>
    public virtual void Bind(Node self)
    {
    }

    public abstract void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes);

    protected static IEnumerable<Slot> Members(JsonObject json, string property) =>
        json.Items(property)
            .Select((item, i) => (item, i))
            .Where(x => x.item is JsonObject)
            .Select(x => new Slot((JsonObject)x.item!, string.Create(CultureInfo.InvariantCulture, $".{property}[{x.i}]"), null));

    protected static IEnumerable<Slot> Embedded(JsonObject json, string port)
    {
        var property = ActivityDescriptor.CamelCase(port);
        return json[property] is JsonObject inner && inner.Text("type") is not null ? [new Slot(inner, $".{property}", port)] : [];
    }
}

/// <summary>The workflow around its root activity.</summary>
internal sealed class WorkflowItself : Container
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var root = context.Node.Children[0];
        context.Run.Schedule(context.Execution, root).IsTrigger = context.Run.Data.TriggerActivityId == root.Id;
    }

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes) => context.CompleteActivity();
}

/// <summary>Stands for a type that the registry does not have.</summary>
internal sealed class MissingActivity(string type, int version, bool otherVersionKnown) : Activity
{
    /// <summary>Elsa blames the workflow when only the version is unknown.</summary>
    public bool OtherVersionKnown { get; } = otherVersionKnown;

    public string Message { get; } = otherVersionKnown ? $"活动类型 {type} 没有第 {version} 版。" : $"没有活动类型 {type}。";

    protected internal override void Execute(ActivityExecutionContext context) => throw new InvalidOperationException(Message);
}
