using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>How a step is scheduled, begins and rests.</content>
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

    /// <summary>Takes back steps that have not begun.</summary>
    public void Unschedule(IEnumerable<Execution> executions) => Data.Executions.RemoveAll(executions.Contains);

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
        if (bookmark.IsHandedOver == true)
        {
            Complete(execution, input.Outcomes.Count == 0 ? ["Done"] : input.Outcomes);
            return null;
        }

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
}
