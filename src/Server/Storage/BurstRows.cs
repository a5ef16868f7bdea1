using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Inner;

namespace Qingyi.Server.Storage;

/// <summary>Writes what a burst did: instances, bookmarks with their inbox rows, journal, incidents.</summary>
internal static class BurstRows
{
    public static void Write(Transition t, Burst burst)
    {
        var held = burst.Changed.Any(s => t.Records.Instances.Any(i => i.Id == s.Id && i.Incidents > 0));
        foreach (var state in burst.Changed)
        {
            WriteInstance(t, state);
        }

        foreach (var burned in burst.Burned)
        {
            if (t.Records.Bookmarks.FirstOrDefault(b => b.Id == burned.Id) is { } row)
            {
                t.Db.Bookmarks.Remove(row);
            }

            TaskRows.CloseFor(t, burned.Id);
        }

        foreach (var created in burst.Created)
        {
            t.Db.Bookmarks.Add(new BookmarkRow
            {
                Id = created.Id,
                InstanceId = created.InstanceId,
                CaseId = t.Case.Id,
                ActivityId = created.ActivityId,
                Name = created.Name,
                Payload = created.Payload.ToJsonString(Transition.Plain),
                Key = KeyOf(created),
                DueAt = DueAt(created),
                CreatedAt = created.CreatedAt,
            });
            TaskRows.OpenFor(t, created);
        }

        WriteJournal(t, burst);
        WriteIncidents(t, burst, held);
        foreach (var dispatch in burst.Dispatched)
        {
            t.Later(StartWorkflow.Name, StartWorkflow.Payload(dispatch), instanceId: dispatch.DispatchedBy);
        }

        foreach (var published in burst.Events.Where(e => !e.IsLocal))
        {
            t.Later(PublishEvent.Name, PublishEvent.Payload(published), instanceId: published.InstanceId);
        }
    }

    // What the outside knows the wait by: the event, the task, the child.
    private static string? KeyOf(Bookmark bookmark) => bookmark.Name switch
    {
        WaitKinds.Event => bookmark.Payload["eventName"]?.GetValue<string>(),
        WaitKinds.RunTask => bookmark.Payload["taskId"]?.GetValue<string>(),
        _ => bookmark.Payload["childInstanceId"]?.GetValue<string>(),
    };

    private static DateTimeOffset? DueAt(Bookmark bookmark) => bookmark.Payload["dueAt"]?.GetValue<string>() is { } due
        ? DateTimeOffset.Parse(due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;

    private static void WriteJournal(Transition t, Burst burst)
    {
        foreach (var entry in burst.Journal)
        {
            t.Db.Journal.Add(new JournalRow
            {
                CaseId = t.Case.Id,
                InstanceId = entry.InstanceId,
                Sequence = entry.Sequence,
                ActivityId = entry.ActivityId,
                NodeId = entry.NodeId,
                Type = entry.ActivityType,
                TypeVersion = entry.ActivityTypeVersion,
                ActivityName = entry.ActivityName,
                ExecutionId = entry.ExecutionId,
                ParentExecutionId = entry.ParentExecutionId,
                Event = entry.EventName,
                Outcomes = entry.Outcomes.Count == 0 ? null : string.Join(',', entry.Outcomes),
                Message = entry.Message,
                ActivityState = entry.ActivityState?.ToJsonString(Transition.Plain),
                Outputs = entry.Outputs?.ToJsonString(Transition.Plain),
                At = entry.Timestamp,
            });
        }
    }

    private static void WriteInstance(Transition t, InstanceState state)
    {
        var row = t.Records.Instances.FirstOrDefault(i => i.Id == state.Id);
        if (row is null)
        {
            row = new InstanceRow
            {
                Id = state.Id,
                CaseId = t.Case.Id,
                DefinitionId = state.DefinitionId,
                VersionId = state.VersionId,
                DefinitionVersion = state.Version,
                ParentId = state.ParentInstanceId,
                Status = "",
                SubStatus = "",
                State = "",
                CreatedAt = t.Now,
            };
            t.Db.Instances.Add(row);
        }

        (row.VersionId, row.DefinitionVersion) = (state.VersionId, state.Version);
        row.CorrelationId = state.CorrelationId;
        row.Name = state.Name;
        row.Status = state.Status.ToString();
        row.SubStatus = state.SubStatus.ToString();
        row.Incidents = state.Incidents.Count;
        row.State = state.ToJson();
        row.Version++;
        row.UpdatedAt = t.Now;
        row.FinishedAt = state.FinishedAt;
    }

    /// <param name="held">Whether a step of a changed instance was held before: only then is there something to resolve.</param>
    private static void WriteIncidents(Transition t, Burst burst, bool held)
    {
        // What has ended by itself or was ended waits for nobody; what has faulted does.
        var still = burst.Changed.Where(s => s.Status == InstanceStatus.Running || s.SubStatus == InstanceSubStatus.Faulted).SelectMany(s => s.Incidents).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var moved = burst.Changed.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var open in (held ? t.Records.OpenIncidents : []).Where(i => i.StepId is null && moved.Contains(i.InstanceId) && !still.Contains(i.Id)))
        {
            open.ResolvedAt = t.Now;
            open.Resolution ??= "overtaken";
        }

        foreach (var incident in burst.Incidents.Where(i => still.Contains(i.Id)))
        {
            t.Db.Incidents.Add(new IncidentRow
            {
                Id = incident.Id,
                CaseId = t.Case.Id,
                InstanceId = incident.InstanceId,
                ActivityId = incident.ActivityId,
                ActivityName = incident.ActivityType,
                Code = incident.RefusalCode ?? "fault",
                Message = incident.Message,
                At = incident.Timestamp,
            });
            t.Audit("step-held", new JsonObject { ["activity"] = incident.ActivityId, ["code"] = incident.RefusalCode ?? "fault" });
        }
    }
}
