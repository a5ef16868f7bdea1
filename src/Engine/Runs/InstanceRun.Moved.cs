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
        foreach (var execution in Data.Executions.Where(e => OpenBefore.Any(b => b.ExecutionId == e.Id)).ToList())
        {
            Attempt(execution, problems, () => new ActivityExecutionContext(this, execution).EvaluateInputs());
        }

        foreach (var chart in Data.Executions.Where(e => e.Flow is not null).ToList())
        {
            var context = new ActivityExecutionContext(this, chart);
            Attempt(chart, problems, () => new FlowRound(context, (Flowchart)context.Node.Activity).OfferAgain());
        }

        Drain();
        problems.AddRange(Burned.Select(b => Stuck(b.ActivityId, $"迁移会撤销正在等待的 “{Name(b.ActivityId)}”。")));
        return problems;
    }

    private void Attempt(Execution execution, List<MoveProblem> problems, Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault) when (fault is InputException or InvalidOperationException)
        {
            problems.Add(Stuck(execution.ActivityId, $"“{Name(execution.ActivityId)}” 在新版本里接不下去：{fault.Message}"));
        }
    }

    private MoveProblem Stuck(string activityId, string sentence) => new(Data.DefinitionId, activityId, MoveObstacle.NotPossible, sentence);

    private string Name(string activityId) => Workflow.Require(activityId).DisplayText;
}
