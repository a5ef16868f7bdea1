using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Reporting;

/// <summary>What other organs handed to us and became a case here, newest first: by when they want to hear, and what they were told.</summary>
public sealed class ArrivedTransfers(CaseDb db, LightViews lights, Columns columns, PersonAtDoor door, TimeProvider clock)
{
    private const int PageSize = 20;

    private static readonly string[] Final = ["rejected", "concluded"];

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading =>
        Words.Spoken.All("list.matter", "matters.number", "transfers.from", "transfers.theirs", "transfers.arrived-on", "transfers.reply-by", "transfers.told", "list.light");

    /// <param name="after">The last receipt of the page before; receipts sort by time.</param>
    public async Task<ArrivedTransfersView> View(HttpContext http, string? after, CancellationToken cancellation)
    {
        var (lines, last) = await Page(after, cancellation);
        string Address(string? from) => $"{Paths.Transfers}?show=arrived{(from is null ? "" : "&after=" + from)}";
        return new ArrivedTransfersView(lines, new PagerView(lines.Count, null, after is null ? null : Address(null), last is null ? null : Address(last)))
        {
            Columns = await columns.Of("arrivals", http, cancellation), Exports = lines.Count == 0 ? [] : ListFile.Buttons(http, Paths.Transfers),
        };
    }

    /// <summary>Every line, the newest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in ListFile.Through(after => Page(after, cancellation)).WithCancellation(cancellation))
        {
            yield return [line.Matter, line.Number, line.From, line.Theirs, Show.Day(line.On), line.ReplyBy is { } day ? Show.Day(day) : null, line.Told, line.Light.Said(Words.Spoken)];
        }
    }

    // What a page shows, and the receipt that the next goes on from.
    private async Task<(List<ArrivedTransfer> Lines, string? Last)> Page(string? after, CancellationToken cancellation)
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
                string.Join('、', from.Told.Select(SenderFeedback.Word)), over ? new LightView(LightState.Done, Text: Texts.Of("reporting.arrived.closed")) : lights.Worst(running[x.Case.Id]));
        });
        return (lines, found.Count > PageSize ? shown[^1].Receipt : null);
    }
}
