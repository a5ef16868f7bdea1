using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <summary>One instance inside a burst: its queue of scheduled steps and what each step leads to.</summary>
internal sealed partial class InstanceRun
{
    private readonly Queue<Execution> _queue = new();
    private Queue<PublishedEvent>? _events;
    private Queue<(Execution Execution, WorkflowDispatch Child)>? _children;
    private JsonObject? _resumeInput;
    private bool _hasFaulted;

    public InstanceRun(Burst burst, CompiledWorkflow workflow, InstanceState state, bool isNew)
    {
        Burst = burst;
        Workflow = workflow;
        State = state;
        HasChanged = isNew;
        OpenBefore = isNew ? [] : [.. state.Bookmarks];
        Link();
    }

    public Burst Burst { get; }

    public CompiledWorkflow Workflow { get; }

    public InstanceState State { get; }

    public InstanceData Data => State.Data;

    public bool HasChanged { get; private set; }

    /// <summary>Steps taken in this burst.</summary>
    public int Steps { get; set; }

    public IReadOnlyList<Bookmark> OpenBefore { get; private set; }

    public IEnumerable<Bookmark> Created => Data.Bookmarks.Except(OpenBefore, ReferenceEqualityComparer.Instance).Cast<Bookmark>();

    public IEnumerable<Bookmark> Burned => OpenBefore.Except(Data.Bookmarks, ReferenceEqualityComparer.Instance).Cast<Bookmark>();

    private IncidentStrategy Strategy => Workflow.Definition.IncidentStrategy;

    public void Start()
    {
        foreach (var variable in Workflow.Definition.Variables)
        {
            Declare(Data.Variables, variable);
        }

        var root = new Execution(Workflow.Require(Node.WorkflowId), null, Burst.Options.NewId);
        Data.Executions.Add(root);
        _queue.Enqueue(root);
        Drain();
    }

    public ResumeResult Resume(string bookmarkId, ResumeInput input)
    {
        if (Data.Status == InstanceStatus.Finished || Data.Bookmarks.Find(b => b.Id == bookmarkId) is not { } bookmark)
        {
            return ResumeResult.UnknownBookmark.Value;
        }

        foreach (var (name, value) in input.Input)
        {
            (_resumeInput ??= [])[name] = value?.DeepClone();
        }

        var refusal = Take(bookmark, input);
        if (refusal is not null)
        {
            return new ResumeResult.Refused(refusal.Code, refusal.Sentence);
        }

        Drain();
        return ResumeResult.Done.Value;
    }

    public ResumeResult Retry(string activityId)
    {
        var held = Held(activityId);
        if (held.Count == 0)
        {
            return ResumeResult.UnknownBookmark.Value;
        }

        foreach (var execution in held.Where(Data.Executions.Contains))
        {
            Data.Incidents.RemoveAll(i => i.ExecutionId == execution.Id);
            if (execution.CompletedWith is { } outcomes)
            {
                execution.CompletedWith = null;
                Data.Executions.Remove(execution);
                HandOver(execution, execution.Parent!, outcomes);
                continue;
            }

            execution.Status = ExecutionStatus.Pending;
            if (Step(execution) is ActivityRefusedException refusal)
            {
                return new ResumeResult.Refused(refusal.Code, refusal.Sentence);
            }
        }

        Drain();
        return ResumeResult.Done.Value;
    }

    /// <summary>Completes a held activity by decision instead of running it.</summary>
    public ResumeResult Skip(string activityId, IReadOnlyList<string> outcomes)
    {
        var held = Held(activityId);
        if (held.Count == 0)
        {
            return ResumeResult.UnknownBookmark.Value;
        }

        foreach (var execution in held.Where(Data.Executions.Contains))
        {
            Data.Incidents.RemoveAll(i => i.ExecutionId == execution.Id);
            Complete(execution, outcomes.Count == 0 ? ["Done"] : outcomes);
        }

        Drain();
        return ResumeResult.Done.Value;
    }

    /// <summary>A held activity waits for a person, who does it in its place.</summary>
    public ResumeResult HandOver(string activityId, string name, JsonObject payload)
    {
        var held = Held(activityId);
        foreach (var execution in held)
        {
            var node = Workflow.Require(activityId);
            Data.Incidents.RemoveAll(i => i.ExecutionId == execution.Id);
            execution.CompletedWith = null;
            execution.Status = ExecutionStatus.Running;
            Data.Bookmarks.Add(new Bookmark
            {
                Id = Burst.Options.NewId(), InstanceId = Data.Id, Name = name, ActivityId = node.Id, NodeId = node.NodeId, ExecutionId = execution.Id,
                Payload = (JsonObject)payload.DeepClone(), CreatedAt = Burst.Options.Now, IsHandedOver = true,
            });
            Log(execution, "Suspended");
        }

        return held.Count == 0 ? ResumeResult.UnknownBookmark.Value : ResumeResult.Done.Value;
    }

    /// <summary>Ends the instance from outside; as in Elsa the journal gets no entry for each activity.</summary>
    public void Cancel()
    {
        if (Data.Status == InstanceStatus.Running)
        {
            End(InstanceSubStatus.Cancelled);
        }
    }

    /// <summary>Raises an event inside the instance; its waiting Event activities go on when the queue is empty.</summary>
    public void Raise(PublishedEvent raised) => (_events ??= new()).Enqueue(raised);

    /// <summary>Starts a child workflow that the step waits for, as soon as this instance rests.</summary>
    public void StartAtRest(Execution execution, WorkflowDispatch child)
    {
        Burst.FindChild(this, child.DefinitionId);
        (_children ??= new()).Enqueue((execution, child));
    }

    public (bool Found, JsonNode? Value) Input(string name)
    {
        foreach (var (key, value) in _resumeInput is null ? Data.Input : _resumeInput.Concat(Data.Input))
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return (true, value);
            }
        }

        return (false, null);
    }

    public IEnumerable<Execution> Children(Execution parent) => Data.Executions.Where(e => e.Parent == parent);

    public bool HasChildren(Execution parent)
    {
        foreach (var execution in Data.Executions)
        {
            if (execution.Parent == parent)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was kept names its node and its container; within a burst it holds them.</summary>
    private void Link()
    {
        foreach (var execution in Data.Executions)
        {
            execution.Node = Workflow.Require(execution.ActivityId);
            execution.Parent = execution.ParentId is { } id ? Data.Executions.Find(e => e.Id == id) : null;
        }
    }

    private List<Execution> Held(string activityId) =>
        [.. Data.Executions.Where(e => e.ActivityId == activityId && e.Parent is not null && e.Status == ExecutionStatus.Faulted)];

    private static void Declare(ValueMap store, VariableDefinition variable)
    {
        if (ValueKinds.FromAlias(variable.TypeName) is { } kind)
        {
            store[variable.Id] = Values.Convert(variable.Default, kind, variable.IsArray);
        }
    }
}
