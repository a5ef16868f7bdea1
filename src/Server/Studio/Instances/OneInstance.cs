using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Instances;

/// <summary>An instance that the person may see, with everything that the viewer's answers are made of.</summary>
public sealed record OneInstance(InstanceRow Row, Case Of, InstanceState State, CompiledWorkflow Workflow, int Version, IReadOnlyList<IncidentRow> OpenIncidents)
{
    /// <summary>Of the version that it runs on.</summary>
    public string VersionId => Row.VersionId;

    /// <summary>What has begun and not ended, containers first.</summary>
    public IReadOnlyList<OpenExecution> Open { get; } = State.Executions;

    public string? NodeIdOf(string activityId) => activityId == Node.WorkflowId ? Node.WorkflowId : Workflow.FindNode(activityId)?.NodeId;
}

/// <summary>Instances as far as the person may see their cases.</summary>
public sealed class VisibleInstances(CaseDb db, PersonAtDoor door, Definitions definitions)
{
    public IQueryable<InstanceRow> Rows
    {
        get
        {
            var cases = db.VisibleTo(door.Person);
            return db.Instances.AsNoTracking().Where(i => cases.Any(c => c.Id == i.CaseId));
        }
    }

    /// <summary>Null where there is none, or none for this person.</summary>
    public async Task<OneInstance?> Find(string? id, CancellationToken cancellation)
    {
        if (id is null || await Rows.FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } row)
        {
            return null;
        }

        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == row.CaseId, cancellation);
        var version = await db.Definitions.AsNoTracking().Where(d => d.Id == row.VersionId).Select(d => d.Version).FirstOrDefaultAsync(cancellation);
        var incidents = await db.Incidents.AsNoTracking().Where(i => i.InstanceId == row.Id && i.ResolvedAt == null).ToListAsync(cancellation);
        return new OneInstance(row, of, InstanceState.FromJson(row.State), definitions.Compiled(row.VersionId), version, incidents);
    }
}
