using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>What is kept of a step that could not run.</content>
internal sealed partial class InstanceRun
{
    private void Fault(Execution execution, Exception fault)
    {
        CancelInside(execution);
        Burst.CancelChildrenOf(execution);
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
        var node = execution.Node;
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
}
