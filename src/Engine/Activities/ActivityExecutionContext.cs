using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities;

/// <summary>What an activity sees of its run. Valid only during the call that it is handed to.</summary>
public sealed class ActivityExecutionContext
{
    internal static readonly string[] Done = ["Done"];

    private JsonNode?[] _inputs = [];
    private Scope? _scope;

    internal ActivityExecutionContext(InstanceRun run) => Run = run;

    internal InstanceRun Run { get; }

    internal Execution Execution { get; private set; } = null!;

    internal Node Node => Execution.Node;

    internal Scope Scope => _scope ??= new Scope(Run, Execution);

    /// <summary>Set when the step has completed.</summary>
    internal IReadOnlyList<string>? Outcomes { get; private set; }

    /// <summary>Set when the step ends the whole workflow.</summary>
    internal bool EndsWorkflow { get; set; }

    /// <summary>The instance that the step belongs to, with everything that happened in this burst.</summary>
    public InstanceState Instance => Run.State;

    /// <summary>Id of the node in the definition.</summary>
    public string ActivityId => Node.Id;

    /// <summary>Path of ids from the workflow: <c>Workflow1:flow1:review</c>.</summary>
    public string NodeId => Node.NodeId;

    /// <summary>Type of the node: <c>Case.HumanTask</c>.</summary>
    public string ActivityType => Node.Type;

    /// <summary>Id of this one execution of the node.</summary>
    public string ExecutionId => Execution.Id;

    /// <summary>Name of the node, used in expressions.</summary>
    public string ActivityName => Node.Name;

    /// <summary>What Studio writes on the node: the display text, else the name.</summary>
    public string DisplayText => Node.DisplayText;

    public string? CorrelationId => Run.Data.CorrelationId;

    /// <summary>The step started the instance; a trigger then completes instead of waiting.</summary>
    public bool IsTriggerOfInstance => Execution.IsTrigger;

    /// <summary>The one instant of the burst, UTC.</summary>
    public DateTimeOffset Now => Run.Burst.Options.Now;

    /// <summary>A fresh id from the burst's source of ids.</summary>
    public string NewId() => Run.Burst.Options.NewId();

    /// <summary>Makes it the context of another step.</summary>
    internal void Begin(Execution execution) => (Execution, Outcomes, EndsWorkflow, _inputs, _scope) = (execution, null, false, [], null);

    /// <summary>The value of an input; <c>default</c> when the definition gives none.</summary>
    /// <exception cref="InputException">The expression failed or the value cannot be read.</exception>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null)
        {
            return default;
        }

        try
        {
            return Values.Read<T>(input.Index < _inputs.Length ? _inputs[input.Index] : Evaluate(input));
        }
        catch (Exception e) when (InputException.Explains(e))
        {
            throw InputException.About(input, e);
        }
    }

    /// <summary>Writes an output to the variable or workflow output that it is bound to, and keeps it readable for <c>getOutputFrom</c>.</summary>
    public void Set<T>(Output<T>? output, T? value)
    {
        if (output is not null)
        {
            Run.SetOutput(this, output.Name, output.Target, Values.Write(value));
        }
    }

    /// <summary>Current value of a variable that is visible here; null when there is none.</summary>
    public JsonNode? GetVariable(string name) => Scope.Variable(name)?.DeepClone();

    /// <summary>Sets a visible variable by name, converted to its declared type; false when there is none.</summary>
    public bool SetVariable(string name, JsonNode? value)
    {
        if (Scope.Find(null, name) is not { } slot)
        {
            return false;
        }

        slot.Value = value?.DeepClone();
        return true;
    }

    /// <summary>Makes the step wait. Returns the id of the bookmark.</summary>
    /// <param name="name">Usually the activity's type.</param>
    /// <param name="payload">What the host needs to find it and to show it.</param>
    public string CreateBookmark(string name, JsonObject payload)
    {
        var bookmark = new Bookmark
        {
            Id = NewId(),
            InstanceId = Run.Data.Id,
            Name = name,
            ActivityId = ActivityId,
            NodeId = NodeId,
            ExecutionId = ExecutionId,
            Payload = (JsonObject)payload.DeepClone(),
            CreatedAt = Now,
        };
        Run.Data.Bookmarks.Add(bookmark);
        return bookmark.Id;
    }

    /// <summary>Completes the step with these outcomes; none means <c>Done</c>.</summary>
    public void CompleteActivity(params string[] outcomes) => Outcomes = outcomes.Length == 0 ? Done : outcomes;

    /// <summary>From the service provider given to the burst.</summary>
    public T GetRequiredService<T>()
        where T : notnull =>
        (T)(Run.Burst.Options.Services.GetService(typeof(T)) ?? throw new InvalidOperationException($"The burst was given no {typeof(T)}."));

    /// <summary>From the service provider given to the burst; null where it has none.</summary>
    public T? GetService<T>()
        where T : class =>
        Run.Burst.Options.Services.GetService(typeof(T)) as T;

    internal void EvaluateInputs()
    {
        var inputs = Node.Inputs;
        if (inputs.Count == 0)
        {
            Execution.Inputs = null;
            return;
        }

        var values = new JsonNode?[inputs.Count];
        ValueMap? shown = null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = EvaluateRequired(inputs[i]);
            if (!inputs[i].Descriptor.IsSensitive)
            {
                (shown ??= [])[inputs[i].Descriptor.Name] = values[i];
            }
        }

        (_inputs, Execution.Inputs) = (values, shown);
    }

    /// <summary>The value of an input now, after what happened since the step began.</summary>
    internal T? GetAgain<T>(Input<T>? input)
    {
        _inputs = [];
        return Get(input);
    }

    private JsonNode? EvaluateRequired(IInputBinding input)
    {
        try
        {
            var value = Evaluate(input);
            return value is null && input.Descriptor.IsRequired ? throw new InputException(input, "没有取到值，这一项必填。", null) : value;
        }
        catch (Exception e) when (InputException.Explains(e))
        {
            throw InputException.About(input, e);
        }
    }

    private JsonNode? Evaluate(IInputBinding input) => Values.Convert(input.Source.Evaluate(Scope), input.Kind);
}
