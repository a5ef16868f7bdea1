using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Engine.Runs;

/// <content>Taking up work on another version.</content>
internal sealed partial class InstanceRun
{
    /// <summary>Reads the inputs of what waits from the new drawing, and offers again what has arrived at joins. Says what would be lost by it.</summary>
    public IReadOnlyList<MoveProblem> TakeUp(string fromVersion)
    {
        var problems = new List<MoveProblem>();
        Log(Data.Executions[0], "Moved", $"{fromVersion} → {Data.VersionId}");
        foreach (var execution in Data.Executions.Where(e => e.HasId && IsWaiting(e.Id)).ToList())
        {
            Attempt(execution, problems, context => Renew(context, execution));
        }

        foreach (var chart in Data.Executions.Where(e => e.Flow is not null).ToList())
        {
            Attempt(chart, problems, context => new FlowRound(context, (Flowchart)context.Node.Activity).OfferAgain());
        }

        Drain();
        problems.AddRange(Burned.Select(b => Stuck(b.ActivityId, $"迁移会撤销正在等待的 “{Workflow.Require(b.ActivityId).DisplayText}”。")));
        return problems;
    }

    private void Renew(ActivityExecutionContext context, Execution execution)
    {
        context.EvaluateInputs();
        for (var i = 0; i < Data.Bookmarks.Count; i++)
        {
            var bookmark = Data.Bookmarks[i];
            if (bookmark.ExecutionId == execution.Id && context.Node.Activity.Renew(context, bookmark) is { } payload)
            {
                var renewed = bookmark with { Payload = payload };
                Data.Bookmarks[i] = renewed;
                OpenBefore = [.. OpenBefore.Select(b => b.Id == renewed.Id ? renewed : b)];
            }
        }
    }

    private void Attempt(Execution execution, List<MoveProblem> problems, Action<ActivityExecutionContext> act)
    {
        var context = Borrow(execution);
        try
        {
            act(context);
        }
        catch (Exception fault) when (fault is InputException or InvalidOperationException or ActivityRefusedException)
        {
            problems.Add(Stuck(execution.ActivityId, $"“{execution.Node.DisplayText}” 在新版本里接不下去：{fault.Message}"));
        }

        GiveBack(context);
    }

    private MoveProblem Stuck(string activityId, string sentence) => new(Data.DefinitionId, activityId, MoveObstacle.NotPossible, sentence);
}
