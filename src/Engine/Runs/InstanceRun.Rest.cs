using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>Runs until nothing moves, and says what the instance is then.</content>
internal sealed partial class InstanceRun
{
    private void Drain()
    {
        do
        {
            while (_queue.TryDequeue(out var execution))
            {
                if (execution.Status == ExecutionStatus.Pending && Data.Executions.Contains(execution))
                {
                    Step(execution);
                }
            }

            while (_events is not null && _events.TryDequeue(out var raised))
            {
                Deliver(raised);
            }

            if (_queue.Count == 0 && _children is not null && _children.TryDequeue(out var next) && Data.Executions.Contains(next.Execution))
            {
                Burst.StartChild(this, next.Execution, next.Child);
            }
        }
        while (_queue.Count > 0 || _children is { Count: > 0 });

        Settle();
    }

    private void Deliver(PublishedEvent raised)
    {
        foreach (var bookmark in Data.Bookmarks.Where(b => EventActivity.Matches(b, raised.Name)).ToList())
        {
            if (Data.Bookmarks.Contains(bookmark) && Take(bookmark, EventActivity.Payload(raised.Payload)) is { } refusal)
            {
                Fault(Data.Executions.Find(e => e.Id == bookmark.ExecutionId)!, refusal);
            }
        }
    }

    /// <summary>What the instance is when nothing moves any more.</summary>
    private void Settle()
    {
        if (Data.Status == InstanceStatus.Finished)
        {
            return;
        }

        if (_hasFaulted && Strategy == IncidentStrategy.Fault)
        {
            End(InstanceSubStatus.Faulted);
            return;
        }

        Data.SubStatus = InstanceSubStatus.Suspended;
        if (Data.Bookmarks.Count == 0 && Data.Executions.All(e => e.Status != ExecutionStatus.Faulted))
        {
            AddIncident(Data.Executions[0], "流程停住了：没有在等待的步骤，也没有走到结尾。", null);
            End(InstanceSubStatus.Faulted);
        }
    }

    private void End(InstanceSubStatus subStatus)
    {
        HasChanged = true;
        var open = Data.Executions.ToList();
        Data.Status = InstanceStatus.Finished;
        Data.SubStatus = subStatus;
        Data.FinishedAt = Burst.Options.Now;
        Data.UpdatedAt = Burst.Options.Now;
        Data.Bookmarks.Clear();
        Data.Executions.Clear();
        _queue.Clear();
        _events?.Clear();
        _children?.Clear();
        Burst.ChildEnded(this);
        open.ForEach(Burst.CancelChildrenOf);
    }
}
