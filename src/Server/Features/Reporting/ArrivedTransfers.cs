using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Reporting;

/// <summary>What other organs handed to us and became a case here, newest first: by when they want to hear, and what they were told.</summary>
public sealed class ArrivedTransfers(CaseDb db, LightViews lights, PersonAtDoor door, TimeProvider clock)
{
    private const int PageSize = 20;

    private static readonly string[] Final = ["rejected", "concluded"];

    /// <param name="after">The last receipt of the page before; receipts sort by time.</param>
    public async Task<ArrivedTransfersView> View(string? after, CancellationToken cancellation)
    {
        var found = await db.Inbound.AsNoTracking().Where(i => i.Kind == "transfer" && (after == null || string.Compare(i.Receipt, after) < 0))
            .Join(db.VisibleTo(door.Person).AsNoTracking(), i => i.CaseId, c => c.Id, (i, c) => new { Case = c, i.Partner, i.Receipt, i.ReceivedAt })
            .OrderByDescending(x => x.Receipt).Take(PageSize + 1).ToListAsync(cancellation);
        var shown = found.Take(PageSize).ToList();
        var ids = shown.ConvertAll(x => x.Case.Id);
        var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
        var today = LegalDay.Of(clock.GetUtcNow());
        var lines = shown.ConvertAll(x =>
        {
            var from = x.Case.Facts.CameFrom!;
            var over = from.Told.Any(Final.Contains);
            return new ArrivedTransfer(Paths.Case(x.Case.Id), x.Case.Title, x.Case.Number, x.Partner, from.Number, Show.LocalDay(x.ReceivedAt), from.ReplyBy, !over && from.ReplyBy < today,
                string.Join('、', from.Told.Select(SenderFeedback.Word)), over ? new LightView(LightState.Done, Text: "已办结") : lights.Worst(running[x.Case.Id]));
        });
        string Address(string? last) => $"{Paths.Transfers}?show=arrived{(last is null ? "" : "&after=" + last)}";
        return new ArrivedTransfersView(lines, new PagerView(lines.Count, null, after is null ? null : Address(null), found.Count > PageSize ? Address(shown[^1].Receipt) : null));
    }
}
