using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>办结, 我发起, 传阅: the panes of the inbox whose lines are cases and not tasks. Only what the person may see now.</summary>
public sealed class InboxPanes(CaseDb db, PersonAtDoor door)
{
    public const string Closed = "closed";
    public const string Started = "started";
    public const string Circulated = "circulated";

    private const int PageSize = 20;
    private static readonly CaseStage[] Ended = [CaseStage.Closed, CaseStage.Disposed, CaseStage.Cancelled];

    public static bool Is(string filter) => filter is Closed or Started or Circulated;

    public async Task<int> Count(string filter, CancellationToken cancellation) =>
        filter == Circulated ? await Mine().CountAsync(c => c.ReadAt == null, cancellation) : await Cases(filter).CountAsync(cancellation);

    public async Task<(IReadOnlyList<InboxEntry> Entries, int Total, PagerView Pager)> Page(HttpContext http, string filter, string q, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        var after = http.Request.Query["after"].ToString();
        return filter == Circulated ? await Circulations(http, after, cancellation) : await Cases(http, filter, q, after, cancellation);
    }

    private IQueryable<Case> Cases(string filter)
    {
        var me = door.Person.Id;
        var visible = db.VisibleTo(door.Person).AsNoTracking();
        if (filter == Closed)
        {
            var mine = db.Tasks.Where(t => t.DoneBy == me || t.DoneFor == me).Select(t => t.CaseId);
            return visible.Where(c => Ended.Contains(c.Stage) && mine.Contains(c.Id));
        }

        // Who opened it stands in the first link of its chain: case/ and the id.
        var opened = db.Audit.Where(a => a.Sequence == 1 && a.Who == me && a.Chain.StartsWith("case/")).Select(a => a.Chain.Substring(5));
        return visible.Where(c => c.Kind != Case.OfRegister && opened.Contains(c.Id));
    }

    private IQueryable<Circulating.CirculationRow> Mine()
    {
        var visible = db.VisibleTo(door.Person).Select(c => c.Id);
        return db.Circulations.AsNoTracking().Where(c => c.ToId == door.Person.Id && visible.Contains(c.CaseId));
    }

    private async Task<(IReadOnlyList<InboxEntry>, int, PagerView)> Cases(HttpContext http, string filter, string q, string after, CancellationToken cancellation)
    {
        var all = Cases(filter);
        all = q.Length > 0 ? all.Where(c => c.Number.Contains(q) || c.Title.Contains(q)) : all;
        var total = await all.CountAsync(cancellation);
        all = after.Length > 0 ? all.Where(c => string.Compare(c.Id, after) < 0) : all;
        var page = await all.OrderByDescending(c => c.Id).Take(PageSize + 1).ToListAsync(cancellation);
        return (
            [.. page.Take(PageSize).Select(c => new InboxEntry(c.Id, Paths.Of(c.Kind, c.Id), c.Title, c.Number, StageNames.Of(c.Stage), Show.LocalDay(c.ReceivedAt)))],
            total, Pager(http, after, page.Count, page.Count > PageSize ? page[PageSize - 1].Id : null));
    }

    private async Task<(IReadOnlyList<InboxEntry>, int, PagerView)> Circulations(HttpContext http, string after, CancellationToken cancellation)
    {
        var all = Mine();
        var total = await all.CountAsync(cancellation);
        all = after.Length > 0 ? all.Where(c => string.Compare(c.Id, after) < 0) : all;
        var page = await all.OrderByDescending(c => c.Id).Take(PageSize + 1).Join(db.Cases.AsNoTracking(), r => r.CaseId, c => c.Id, (row, of) => new { Row = row, of.Kind, of.Title, of.Number, of.Stage }).ToListAsync(cancellation);
        page = [.. page.OrderByDescending(p => p.Row.Id, StringComparer.Ordinal)];
        return (
            [.. page.Take(PageSize).Select(p => new InboxEntry(p.Row.Id, Paths.Circulate(p.Row.CaseId), p.Title, p.Number, StageNames.Of(p.Stage), Show.LocalDay(p.Row.At)) { From = p.Row.FromName, Unread = p.Row.ReadAt is null })],
            total, Pager(http, after, page.Count, page.Count > PageSize ? page[PageSize - 1].Row.Id : null));
    }

    private static PagerView Pager(HttpContext http, string after, int read, string? last) =>
        new(Math.Min(read, PageSize), null, after.Length == 0 ? null : Addresses.Without(http, "after"), last is null ? null : Addresses.With(http, "after", last));
}
