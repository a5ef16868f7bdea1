using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Instances;

/// <summary>Studio's list of instances, as far as the person may see the cases.</summary>
public sealed class InstanceList(CaseDb db, VisibleInstances visible)
{
    private const int MostOnAPage = 200;

    public async Task<PageOf<InstanceSummary>> Read(InstanceFilter filter, CancellationToken cancellation)
    {
        var size = Math.Clamp(filter.PageSize ?? 25, 1, MostOnAPage);
        var skip = (int)Math.Min((long)Math.Max(filter.Page ?? 0, 0) * size, int.MaxValue);
        var rows = filter.Narrow(db, visible.Rows);
        var total = await rows.CountAsync(cancellation);
        var page = await filter.Order(db, rows).Skip(skip).Take(size)
            .Select(i => new
            {
                Row = i,
                Of = db.Cases.Where(c => c.Id == i.CaseId).Select(c => new { c.Number, c.Title }).First(),
                Version = db.Definitions.Where(d => d.Id == i.VersionId).Select(d => d.Version).FirstOrDefault(),
                Incidents = db.Incidents.Count(x => x.InstanceId == i.Id && x.ResolvedAt == null),
            })
            .ToListAsync(cancellation);
        return new PageOf<InstanceSummary>(
            [.. page.Select(p => new InstanceSummary(
                p.Row.Id, p.Row.DefinitionId, p.Row.VersionId, p.Version, p.Row.Status, p.Row.SubStatus, p.Of.Number, p.Of.Title, p.Incidents,
                p.Row.CreatedAt, p.Row.UpdatedAt, p.Row.FinishedAt))],
            total);
    }
}
