using System.Text.Json.Nodes;
using Qingyi.Domain.Cases.Reporting;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporting;

/// <summary>What a connected organ sends does the waiting task by itself; nobody has to copy it.</summary>
public static class TransferWire
{
    /// <summary>After a receipt or a feedback landed on the case.</summary>
    /// <param name="awaited">The transfer that was awaited before it landed.</param>
    public static void Arrived(Transition t, ReportedUp? awaited, string message, string? outcome)
    {
        if (awaited?.Message != message)
        {
            return;
        }

        var (act, result) = outcome switch
        {
            null => ("record-transfer-receipt", "received"),
            "accepted" or "concluded" => ("record-transfer-result", outcome),
            _ => ("record-transfer-result", "rejected"),
        };
        if (t.Records.OpenTasks.FirstOrDefault(x => x.Act == act && x.State == "open") is not { } task)
        {
            return;
        }

        (task.State, task.Outcome, task.DoneAt) = ("done", result, t.Now);
        DeadlineRows.Meet(t, task.DeadlineId);
        t.Audit("task-completed", new JsonObject { ["task"] = task.Id, ["act"] = act, ["outcome"] = result });
        if (t.Resume(task.InstanceId, task.BookmarkId, result).Refused(TaskRefusals.Gone) is { } refusal)
        {
            throw new InvalidOperationException($"The task {task.Id} is open, but its instance did not go on: {refusal.Code}.");
        }
    }
}
