using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Search;

/// <summary>
/// Makes findable what was there before it could be found, and what a node of an earlier version writes meanwhile: a few at a time, beside the service. How far it has come is a setting in the commit that
/// brought it there, so that a node that is killed leaves nothing to do twice.
/// </summary>
public sealed class FillSearch(CaseDb db, WriteGate gate) : IRound
{
    internal const string Marker = "search-filled";
    private const int Batch = 200;

    public static TimeSpan Beat { get; } = TimeSpan.FromMinutes(10);

    public async Task<bool> Next(CancellationToken cancellation)
    {
        var organisations = await db.Organisations.AsNoTracking().Where(o => !db.SearchRows.Any(r => r.Kind == SearchTables.OfOrganisation && r.Subject == o.Id)).OrderBy(o => o.Id).Take(Batch).ToListAsync(cancellation);
        if (organisations.Count > 0)
        {
            db.SearchRows.AddRange(organisations.Select(SearchIndex.Of));
            return await Save(cancellation);
        }

        var marker = await db.Settings.FindAsync([Marker], cancellation);
        var from = marker?.Value ?? "";
        var cases = await db.Cases.AsNoTracking().Where(c => string.Compare(c.Id, from) > 0).OrderBy(c => c.Id).Take(Batch).ToListAsync(cancellation);
        if (cases.Count == 0)
        {
            return false;
        }

        var ids = cases.Select(c => c.Id).ToList();
        var there = (await db.SearchRows.AsNoTracking().Where(r => ids.Contains(r.CaseId)).Select(r => r.Kind + "/" + r.Subject).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var notices = await db.Notices.AsNoTracking().Where(n => ids.Contains(n.CaseId)).ToListAsync(cancellation);
        var documents = await db.Documents.AsNoTracking().Where(d => d.Number != null && ids.Contains(d.CaseId)).ToListAsync(cancellation);
        db.SearchRows.AddRange(cases.Select(SearchIndex.Of).Concat(notices.Select(SearchIndex.Of)).Concat(documents.Select(SearchIndex.Of).OfType<SearchRow>()).Where(r => !there.Contains(r.Kind + "/" + r.Subject)));
        if (marker is null)
        {
            db.Settings.Add(new SettingRow { Name = Marker, Value = ids[^1] });
        }
        else
        {
            marker.Value = ids[^1];
        }

        return await Save(cancellation);
    }

    private async Task<bool> Save(CancellationToken cancellation)
    {
        using var turn = await gate.Write(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Somebody wrote one of them meanwhile: what is left is looked for anew.
        }

        return true;
    }
}
