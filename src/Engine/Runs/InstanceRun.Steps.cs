using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>How a step begins, completes, is cancelled, or fails.</content>
internal sealed partial class InstanceRun
{
    /// <summary>Puts a child of a container at the end of the queue.</summary>
    public Execution Schedule(Execution parent, Node child, Dictionary<string, JsonNode?>? variables = null, IReadOnlyList<string>? late = null)
    {
        var execution = new Execution
        {
            Id = Burst.Options.NewId(),
            ActivityId = child.Id,
            ParentId = parent.Id,
            Variables = variables,
            Late = late,
        };
        Data.Executions.Add(execution);
        _queue.Enqueue(execution);
        return execution;
    }

    /// <summary>Cancels an execution and all inside it. One that has not started goes without a trace.</summary>
    public void Cancel(Execution execution)
    {
        foreach (var child in Children(execution).ToList())
        {
            Cancel(child);
        }

        Data.Bookmarks.RemoveAll(b => b.ExecutionId == execution.Id);
        Burst.CancelChildrenOf(execution.Id);
        if (Strategy == IncidentStrategy.Hold)
        {
            Data.Incidents.RemoveAll(i => i.ExecutionId == execution.Id);
        }

        Data.Executions.Remove(execution);
        if (execution.Status != ExecutionStatus.Pending)
        {
            Log(execution, "Canceled");
        }
    }

    public void SetOutput(ActivityExecutionContext context, string name, string? target, JsonNode? value)
    {
        (context.Execution.Outputs ??= [])[name] = value;
        if (!Data.ActivityOutputs.TryGetValue(context.ActivityId, out var outputs))
        {
            Data.ActivityOutputs[context.ActivityId] = outputs = [];
        }

        outputs[name] = value;
        if (name == "Result")
        {
            Data.LastResult = value;
        }

        if (target is null)
        {
            return;
        }

        if (context.Scope.Find(target, null) is { } variable)
        {
            variable.Value = value;
        }
        else if (Workflow.Definition.Outputs.Any(o => o.Name == target))
        {
            Data.Output[target] = value;
        }
    }

    /// <summary>Runs one scheduled step. The refusal or fault that stopped it is already recorded and comes back for a retry to see.</summary>
    private Exception? Step(Execution execution)
    {
        var node = Workflow.Require(execution.ActivityId);
        if (!Burst.TakeStep(this))
        {
            HoldEverything(execution);
            return null;
        }

        if (node.Activity is MissingActivity { OtherVersionKnown: true } missing)
        {
            execution.Status = ExecutionStatus.Faulted;
            Blame(Strategy == IncidentStrategy.Hold ? execution : Data.Executions[0], new InvalidOperationException(missing.Message));
            return null;
        }

        execution.Status = ExecutionStatus.Running;
        foreach (var variable in node.Variables)
        {
            Declare(execution.Variables ??= [], variable);
        }

        Log(execution, "Started");
        var context = new ActivityExecutionContext(this, execution);
        return Attempt(context, () =>
        {
            context.EvaluateInputs();
            node.Activity.Execute(context);
        });
    }

    /// <summary>Resumes at a bookmark. Returns the refusal of the activity itself, which nothing has recorded.</summary>
    private ActivityRefusedException? Take(Bookmark bookmark, ResumeInput input)
    {
        var execution = Data.Executions.Find(e => e.Id == bookmark.ExecutionId)!;
        Data.Bookmarks.Remove(bookmark);
        Log(execution, "Resumed");
        var context = new ActivityExecutionContext(this, execution);
        try
        {
            Workflow.Require(execution.ActivityId).Activity.Resume(context, input);
        }
        catch (ActivityRefusedException refusal)
        {
            return refusal;
        }
        catch (Exception fault)
        {
            Fault(execution, fault);
            return null;
        }

        After(context);
        return null;
    }

    private Exception? Attempt(ActivityExecutionContext context, Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault)
        {
            Fault(context.Execution, fault);
            return fault;
        }

        After(context);
        return null;
    }

    private void After(ActivityExecutionContext context)
    {
        var execution = context.Execution;
        if (context.EndsWorkflow)
        {
            CompleteWorkflow(execution);
        }
        else if (context.Outcomes is { } outcomes)
        {
            Complete(execution, outcomes);
        }
        else if (Data.Bookmarks.Exists(b => b.ExecutionId == execution.Id))
        {
            Log(execution, "Suspended");
        }
        else if (!Children(execution).Any())
        {
            Complete(execution, ["Done"]);
        }
    }

    private void Complete(Execution execution, IReadOnlyList<string> outcomes)
    {
        foreach (var child in Children(execution).ToList())
        {
            Cancel(child);
        }

        Data.Bookmarks.RemoveAll(b => b.ExecutionId == execution.Id);
        Log(execution, "Completed", outcomes: outcomes);
        var parent = Parent(execution);
        Data.Executions.Remove(execution);
        if (parent is null)
        {
            End(_hasFaulted && Strategy == IncidentStrategy.Fault ? InstanceSubStatus.Faulted : InstanceSubStatus.Finished);
            return;
        }

        var context = new ActivityExecutionContext(this, parent);
        try
        {
            if (parent.IsBreaking)
            {
                context.CompleteActivity();
            }
            else
            {
                context.Node.Container!.ChildCompleted(context, Workflow.Require(execution.ActivityId), execution, outcomes);
            }
        }
        catch (Exception fault)
        {
            Data.Executions.Add(execution);
            Fault(execution, fault);
            return;
        }

        if (context.Outcomes is { } parentOutcomes)
        {
            Complete(parent, parentOutcomes);
        }
    }

    /// <summary>Completes the step, then every container around it, innermost first.</summary>
    private void CompleteWorkflow(Execution execution)
    {
        Log(execution, "Completed", outcomes: ["Done"]);
        var parent = Parent(execution);
        Data.Executions.Remove(execution);
        while (parent is { } around)
        {
            foreach (var child in Children(around).ToList())
            {
                Cancel(child);
            }

            Log(around, "Completed", outcomes: ["Done"]);
            parent = Parent(around);
            Data.Executions.Remove(around);
        }

        End(_hasFaulted && Strategy == IncidentStrategy.Fault ? InstanceSubStatus.Faulted : InstanceSubStatus.Finished);
    }

    private void Fault(Execution execution, Exception fault)
    {
        foreach (var child in Children(execution).ToList())
        {
            Cancel(child);
        }

        Data.Bookmarks.RemoveAll(b => b.ExecutionId == execution.Id);
        execution.Status = ExecutionStatus.Faulted;
        Blame(execution, fault);
    }

    private void Blame(Execution execution, Exception fault)
    {
        _hasFaulted = true;
        Log(execution, "Faulted", fault.Message);
        AddIncident(execution, fault.Message, fault);
    }

    /// <summary>The step budget is spent: this instance stops where it is, and only this one.</summary>
    private void HoldEverything(Execution next)
    {
        var fault = new StepBudgetException(Burst.Options.StepBudget);
        Fault(next, fault);
        if (Strategy != IncidentStrategy.Hold)
        {
            End(InstanceSubStatus.Faulted);
            return;
        }

        while (_queue.TryDequeue(out var execution))
        {
            if (execution.Status == ExecutionStatus.Pending && Data.Executions.Contains(execution))
            {
                Fault(execution, fault);
            }
        }
    }

    private void AddIncident(Execution execution, string message, Exception? fault)
    {
        var node = Workflow.Require(execution.ActivityId);
        var incident = new Incident
        {
            Id = Burst.Options.NewId(),
            InstanceId = Data.Id,
            ActivityId = node.Id,
            NodeId = node.NodeId,
            ActivityType = node.Type,
            ExecutionId = execution.Id,
            Message = message,
            RefusalCode = (fault as ActivityRefusedException)?.Code,
            ExceptionType = fault is ActivityRefusedException ? null : fault?.GetType().FullName,
            Timestamp = Burst.Options.Now,
        };
        Data.Incidents.Add(incident);
        Burst.Add(incident);
    }

    private void Log(Execution execution, string eventName, string? message = null, IReadOnlyList<string>? outcomes = null)
    {
        HasChanged = true;
        Data.UpdatedAt = Burst.Options.Now;
        var node = Workflow.Require(execution.ActivityId);
        Burst.Add(new JournalEntry
        {
            Id = Burst.Options.NewId(),
            InstanceId = Data.Id,
            DefinitionId = Data.DefinitionId,
            Sequence = ++Data.Sequence,
            Timestamp = Burst.Options.Now,
            ActivityId = node.Id,
            NodeId = node.NodeId,
            ActivityType = node.Type,
            ActivityTypeVersion = node.Version,
            ActivityName = node.Name,
            ExecutionId = execution.Id,
            ParentExecutionId = execution.ParentId,
            EventName = eventName,
            Message = message,
            Outcomes = outcomes ?? [],
            ActivityState = eventName is "Suspended" or "Completed" && execution.Inputs is { } inputs ? InstanceState.Json(inputs) : null,
            Outputs = eventName == "Completed" && execution.Outputs is { } outputs ? InstanceState.Json(outputs) : null,
        });
    }
}
