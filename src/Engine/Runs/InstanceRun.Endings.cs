using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>How a step completes or is cancelled, and what that means for the container around it.</content>
internal sealed partial class InstanceRun
{
    /// <summary>Cancels an execution and all inside it. One that has not started goes without a trace.</summary>
    public void Cancel(Execution execution)
    {
        CancelInside(execution);
        Burst.CancelChildrenOf(execution);
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
        CancelInside(execution);
        Log(execution, "Completed", outcomes: outcomes);
        var parent = execution.Parent;
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
        var context = Borrow(parent);
        try
        {
            if (parent.IsBreaking)
            {
                context.CompleteActivity();
            }
            else
            {
                context.Node.Container!.ChildCompleted(context, execution.Node, execution, outcomes);
            }
        }
        catch (Exception fault) when (!Burst.Options.IsOfHost(fault))
        {
            execution.CompletedWith = outcomes;
            Data.Executions.Add(execution);
            Fault(execution, fault);
            return;
        }

        var parentOutcomes = context.Outcomes;
        GiveBack(context);
        if (parentOutcomes is not null)
        {
            Complete(parent, parentOutcomes);
        }
    }

    /// <summary>Completes the step, then every container around it, innermost first.</summary>
    private void CompleteWorkflow(Execution execution)
    {
        Log(execution, "Completed", outcomes: ActivityExecutionContext.Done);
        Data.Executions.Remove(execution);
        for (var around = execution.Parent; around is not null; around = around.Parent)
        {
            CancelInside(around);
            Log(around, "Completed", outcomes: ActivityExecutionContext.Done);
            Data.Executions.Remove(around);
        }

        End(_hasFaulted && Strategy == IncidentStrategy.Fault ? InstanceSubStatus.Faulted : InstanceSubStatus.Finished);
    }

    /// <summary>Cancels what still runs inside, and takes back the bookmarks of the execution itself.</summary>
    private void CancelInside(Execution execution)
    {
        if (HasChildren(execution))
        {
            foreach (var child in Children(execution).ToList())
            {
                Cancel(child);
            }
        }

        if (execution.HasId && Data.Bookmarks.Count > 0)
        {
            Burn(execution.Id);
        }
    }

    private void Burn(string executionId) => Data.Bookmarks.RemoveAll(b => b.ExecutionId == executionId);
}
