using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>How a step completes or is cancelled, and what that means for the container around it.</content>
internal sealed partial class InstanceRun
{
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

        HandOver(execution, parent, outcomes);
    }

    /// <summary>Tells the container. If it cannot go on, the child is held with its outcomes, so that a retry only hands over again.</summary>
    private void HandOver(Execution execution, Execution parent, IReadOnlyList<string> outcomes)
    {
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
            execution.CompletedWith = outcomes;
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
}
