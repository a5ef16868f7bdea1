using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>How a step is scheduled, begins and rests.</content>
internal sealed partial class InstanceRun
{
    private ActivityExecutionContext? _spare;

    /// <summary>Puts a child of a container at the end of the queue.</summary>
    public Execution Schedule(Execution parent, Node child, ValueMap? variables = null, IReadOnlyList<string>? late = null)
    {
        var execution = new Execution(child, parent, Burst.Options.NewId) { Variables = variables, Late = late };
        Data.Executions.Add(execution);
        _queue.Enqueue(execution);
        return execution;
    }

    /// <summary>Takes back steps that have not begun.</summary>
    public void Unschedule(IEnumerable<Execution> executions) => Data.Executions.RemoveAll(executions.Contains);

    /// <summary>Runs one scheduled step. The refusal or fault that stopped it is already recorded and comes back for a retry to see.</summary>
    private Exception? Step(Execution execution)
    {
        var node = execution.Node;
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
        var context = Borrow(execution);
        try
        {
            context.EvaluateInputs();
            node.Activity.Execute(context);
        }
        catch (Exception fault) when (!Burst.Options.IsOfHost(fault))
        {
            Fault(execution, fault);
            return fault;
        }

        After(context);
        return null;
    }

    /// <summary>Resumes at a bookmark. Returns the refusal of the activity itself, which nothing has recorded.</summary>
    private ActivityRefusedException? Take(Bookmark bookmark, ResumeInput input)
    {
        var execution = Data.Executions.Find(e => e.Id == bookmark.ExecutionId)!;
        Data.Bookmarks.Remove(bookmark);
        Log(execution, "Resumed");
        if (bookmark.IsHandedOver)
        {
            Complete(execution, input.Outcomes.Count == 0 ? ["Done"] : input.Outcomes);
            return null;
        }

        var context = Borrow(execution);
        try
        {
            execution.Node.Activity.Resume(context, input);
        }
        catch (ActivityRefusedException refusal)
        {
            return refusal;
        }
        catch (Exception fault) when (!Burst.Options.IsOfHost(fault))
        {
            Fault(execution, fault);
            return null;
        }

        After(context);
        return null;
    }

    private void After(ActivityExecutionContext context)
    {
        var (execution, outcomes, endsWorkflow) = (context.Execution, context.Outcomes, context.EndsWorkflow);
        GiveBack(context);
        if (endsWorkflow)
        {
            CompleteWorkflow(execution);
        }
        else if (outcomes is not null)
        {
            Complete(execution, outcomes);
        }
        else if (execution.HasId && IsWaiting(execution.Id))
        {
            Log(execution, "Suspended");
        }
        else if (!HasChildren(execution))
        {
            Complete(execution, ActivityExecutionContext.Done);
        }
    }

    private bool IsWaiting(string executionId) => Data.Bookmarks.Exists(b => b.ExecutionId == executionId);

    /// <summary>Contexts live for one call only, so the same one serves step after step.</summary>
    private ActivityExecutionContext Borrow(Execution execution)
    {
        var context = _spare ?? new ActivityExecutionContext(this);
        _spare = null;
        context.Begin(execution);
        return context;
    }

    private void GiveBack(ActivityExecutionContext context) => _spare = context;
}
