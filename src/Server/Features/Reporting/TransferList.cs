using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Reporting;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Reporting;

/// <summary>Reads the cases that are far enough to have sent something, newest first.</summary>
public sealed class TransferList(CaseDb db, LightViews lights, Columns columns, PersonAtDoor door)
{
    private const int PageSize = 20;

    // What was sent stands in the facts of a case: a page looks through so many cases, and the next goes on from there.
    private const int Looked = 400;

    private static readonly CaseStage[] Sending = [CaseStage.Verification, CaseStage.Disposed, CaseStage.Decision, CaseStage.Enforcement, CaseStage.Closed];

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading =>
        Words.Spoken.All("list.matter", "matters.number", "transfers.kind", "transfers.to", "transfers.on", "transfers.receipt", "transfers.result", "list.light");

    /// <param name="waiting">Only what has no receipt yet, or no result where one is due.</param>
    /// <param name="after">The last case of the page before.</param>
    public async Task<TransfersView> View(HttpContext http, bool waiting, string? after, CancellationToken cancellation)
    {
        var (lines, last) = await Page(waiting, after, cancellation);
        string Address(string? from) => Paths.Transfers + (waiting ? "?show=waiting" : "") + (from is null ? "" : $"{(waiting ? "&" : "?")}after={from}");
        return new TransfersView(lines, waiting, new PagerView(lines.Count, null, after is null ? null : Address(null), last is null ? null : Address(last)))
        {
            Columns = await columns.Of("transfers", http, cancellation), Exports = lines.Count == 0 ? [] : ListFile.Buttons(http, Paths.Transfers),
        };
    }

    /// <summary>Every line, the newest case first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(bool waiting, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in ListFile.Through(after => Page(waiting, after, cancellation)).WithCancellation(cancellation))
        {
            yield return [line.Matter, line.Number, Words.Spoken[line.Up ? "transfers.up" : "transfers.over"], line.To, Show.Day(line.On), line.Receipt, line.Result, line.Light.Said(Words.Spoken)];
        }
    }

    // What a page shows, and the case that the next goes on from.
    private async Task<(List<TransferLine> Lines, string? Last)> Page(bool waiting, string? after, CancellationToken cancellation)
    {
        var cases = await db.VisibleTo(door.Person).AsNoTracking().Where(c => c.Kind == Case.OfCase && Sending.Contains(c.Stage) && (after == null || string.Compare(c.Id, after) < 0)).OrderByDescending(c => c.Id).Take(Looked).ToListAsync(cancellation);
        var shown = new List<Case>();
        var count = 0;
        foreach (var of in cases)
        {
            shown.Add(of);
            count += of.Facts.Reports.Count(r => !waiting || Waits(r));
            if (count >= PageSize)
            {
                break;
            }
        }

        var ids = shown.Where(c => c.Facts.Reports.Count > 0).Select(c => c.Id).ToList();
        var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && d.State == "running" && d.Limit.StartsWith("transfer")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
        var partners = (await db.Partners.AsNoTracking().Select(p => p.Name).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var lines = shown.SelectMany(c => c.Facts.Reports.Where(r => !waiting || Waits(r)).Reverse().Select(r => new TransferLine(
            Paths.CaseTab(c.Id, "correspondence"), c.Title, c.Number, r.Kind == "report", r.To == "paper" ? Texts.Of("reporting.list.upper-on-paper") : partners.Contains(r.To) ? r.To : GradingWords.Organ(r.To), Show.LocalDay(r.At), r.Receipt, r.Outcome is { } outcome ? Result(outcome) : null,
            Waits(r) && running[c.Id].Any() ? lights.Worst(running[c.Id]) : Waits(r) ? new LightView(LightState.None, Text: Texts.Of("reporting.list.waiting")) : new LightView(LightState.Done, Text: Texts.Of("reporting.arrived.closed"))))).ToList();
        return (lines, shown.Count < cases.Count || cases.Count == Looked ? shown[^1].Id : null);
    }

    private static bool Waits(ReportedUp report) => report.Receipt is null || (report.Kind == "transfer" && report.Outcome is null or "accepted" or "objected");

    private static string Result(string code) => code switch { "accepted" => Texts.Of("reporting.list.accepted"), "concluded" => Texts.Of("reporting.arrived.closed"), "rejected" or "returned" => Texts.Of("reporting.record-transfer-result.rejected"), "objected" => Texts.Of("reporting.list.objected"), _ => code };
}
