using System.Text.Json.Nodes;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Storage;

/// <summary>Writes what a burst did: instances, bookmarks with their inbox rows, journal, incidents.</summary>
internal static class BurstRows
{
    public static void Write(Transition t, Burst burst)
    {
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
            });
            TaskRows.OpenFor(t, created);
        }

        foreach (var entry in burst.Journal)
        {
            t.Db.Journal.Add(new JournalRow
            {
                CaseId = t.Case.Id,
                InstanceId = entry.InstanceId,
                ActivityId = entry.ActivityId,
                NodeId = entry.NodeId,
                Type = entry.ActivityType,
                Event = entry.EventName,
                Outcomes = entry.Outcomes.Count == 0 ? null : string.Join(',', entry.Outcomes),
                Message = entry.Message,
                At = entry.Timestamp,
            });
        }

        WriteIncidents(t, burst);
        if (burst.Dispatched.Count > 0 || burst.Events.Count > 0)
        {
            // Nothing may be lost in silence: until such steps have a transition of their own, the whole step is refused as a fault.
            throw new NotSupportedException("This drawing dispatches a workflow or publishes an event, which the service cannot carry yet.");
        }
    }

    private static void WriteInstance(Transition t, InstanceState state)
    {
        var row = t.Records.Instances.FirstOrDefault(i => i.Id == state.Id);
        if (row is null)
        {
            t.Db.Instances.Add(new InstanceRow
            {
                Id = state.Id,
                CaseId = t.Case.Id,
                DefinitionId = state.DefinitionId,
                VersionId = state.VersionId,
                ParentId = state.ParentInstanceId,
                Status = state.Status.ToString(),
                SubStatus = state.SubStatus.ToString(),
                State = state.ToJson(),
                Version = 1,
                CreatedAt = t.Now,
                UpdatedAt = t.Now,
            });
            return;
        }

        row.Status = state.Status.ToString();
        row.SubStatus = state.SubStatus.ToString();
        row.State = state.ToJson();
        row.Version++;
        row.UpdatedAt = t.Now;
    }

    private static void WriteIncidents(Transition t, Burst burst)
    {
        var still = burst.Changed.SelectMany(s => s.Incidents).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var moved = burst.Changed.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var open in t.Records.OpenIncidents.Where(i => moved.Contains(i.InstanceId) && !still.Contains(i.Id)))
        {
            open.ResolvedAt = t.Now;
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
                Message = incident.Message,
                At = incident.Timestamp,
            });
            t.Audit("step-held", new JsonObject { ["activity"] = incident.ActivityId, ["code"] = incident.RefusalCode ?? "fault" });
        }
    }
}
