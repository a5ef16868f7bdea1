using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Publication;

/// <summary>The notices of the cases that the person may see.</summary>
public sealed class NoticeDesk(CaseDb db, LightViews lights, Columns columns, PersonAtDoor door)
{
    private const int PageSize = 20;
    private const int Looked = 400;

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading =>
        Words.Spoken.All("notice-desk.heading", "notice-desk.kind", "notice-desk.number", "document.case-number", "notice-desk.state", "notice-desk.on", "notice-desk.until");

    public async Task<NoticeDeskView> View(HttpContext http, string? id, NoticeWithdrawalForm? draft, CancellationToken cancellation)
    {
        var (filter, after) = (NoticeFilter.Of(http), http.Request.Query["after"].ToString());
        var (lines, last) = await Page(filter, after.Length == 0 ? null : after, PageSize, id, draft, cancellation);
        string Address(string path, string? from = null) => filter.Address(path, from);
        var tabs = await Tabs(filter, cancellation);
        var total = filter == NoticeFilter.None with { State = filter.State } ? tabs.FirstOrDefault(t => t.Current)?.Count : null;
        return new NoticeDeskView(tabs, lines, new PagerView(lines.Count, total, after.Length == 0 ? null : Address(Paths.NoticeDesk), last is null ? null : Address(Paths.NoticeDesk, last)))
        {
            Filter = filter, Columns = await columns.Of("notices", Address(Paths.NoticeDesk, after), cancellation), Exports = lines.Count == 0 ? [] : ListFile.Buttons(Address(Paths.NoticeDesk + "/export")),
        };
    }

    /// <summary>Every line that the filter leaves, as the desk shows them.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(NoticeFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in ListFile.Through(after => Page(filter, after, Paging.Size, null, null, cancellation)).WithCancellation(cancellation))
        {
            yield return Cells(line);
        }
    }

    private async Task<List<InboxFilter>> Tabs(NoticeFilter filter, CancellationToken cancellation)
    {
        (string Code, string Name, int Count)[] states =
        [
            (NoticeFilter.Waiting, Texts.Of("publication.desk-tab.waiting"), await Waiting().CountAsync(cancellation)),
            ("", Texts.Of("publication.desk-tab.published"), await Published("").CountAsync(cancellation)),
            ("expired", Texts.Of("publication.desk-tab.expired"), await Published("expired").CountAsync(cancellation)),
            ("withdrawn", Texts.Of("publication.desk-tab.withdrawn"), await Published("withdrawn").CountAsync(cancellation)),
        ];
        return [.. states.Select(s => new InboxFilter(s.Name, s.Count, (filter with { State = s.Code }).Address(Paths.NoticeDesk), s.Code == filter.State))];
    }

    // What a page shows, and the line that the next goes on from.
    private async Task<(List<NoticeDeskLine> Lines, string? Last)> Page(NoticeFilter filter, string? after, int size, string? id, NoticeWithdrawalForm? draft, CancellationToken cancellation)
    {
        if (filter.State == NoticeFilter.Waiting)
        {
            return await WaitingPage(filter, after, size, cancellation);
        }

        var page = await filter.Of(Published(filter.State)).Where(n => after == null || string.Compare(n.Id, after) < 0).OrderByDescending(n => n.Id).Take(size + 1).ToListAsync(cancellation);
        var shown = page.Take(size).ToList();
        var ids = shown.Select(n => n.CaseId).Distinct().ToList();
        var numbers = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return (shown.ConvertAll(n => Line(n, numbers[n.CaseId], n.Id == id ? draft : null)), page.Count > size ? shown[^1].Id : null);
    }

    // What is proposed stands in the facts of its case: a page looks through so many of them, and the next goes on from there.
    private async Task<(List<NoticeDeskLine> Lines, string? Last)> WaitingPage(NoticeFilter filter, string? after, int size, CancellationToken cancellation)
    {
        var tasks = await Waiting().Where(t => after == null || string.Compare(t.Id, after) > 0).OrderBy(t => t.Id).Take(Looked).ToListAsync(cancellation);
        var found = (await Lines(tasks, cancellation)).Where(filter.Leaves).Take(size + 1).ToList();
        return (found.Take(size).ToList(), found.Count > size ? found[size - 1].Id : tasks.Count == Looked ? tasks[^1].Id : null);
    }

    private static IReadOnlyList<object?> Cells(NoticeDeskLine line) =>
    [
        line.Heading, NoticeShow.Tag(line.Kind, Words.Spoken).Text, line.Number, line.CaseNumber, line.Light.Said(Words.Spoken), line.PublishOn is { } on ? Show.Day(on) : null,
        line.PublishOn is null ? null : line.ValidUntil is { } until ? Show.Day(until) : Words.Spoken["notices.for-ever"],
    ];

    // What was published, in force unless another state is asked for.
    private IQueryable<NoticeRow> Published(string state)
    {
        var today = lights.Today;
        var mine = db.Notices.AsNoTracking().Where(n => db.VisibleTo(door.Person).Any(c => c.Id == n.CaseId));
        return state switch
        {
            "expired" => mine.Where(n => n.WithdrawnAt == null && n.Until != null && n.Until < today),
            "withdrawn" => mine.Where(n => n.WithdrawnAt != null),
            _ => mine.Where(n => n.WithdrawnAt == null && (n.Until == null || n.Until >= today)),
        };
    }

    private IQueryable<TaskRow> Waiting() => db.Tasks.AsNoTracking().Where(t => t.State == "open" && t.Act == "approve-notice" && db.VisibleTo(door.Person).Any(c => c.Id == t.CaseId));

    private NoticeDeskLine Line(NoticeRow row, string number, NoticeWithdrawalForm? draft)
    {
        var line = NoticeLines.Line(row, lights.Today);
        var actions = new List<ActionView>();
        if (row.Scope == "public")
        {
            actions.Add(ActionView.Open(Texts.Of("publication.desk.see-notice"), Paths.Notice(row.Id)));
        }

        var mayWithdraw = line.State != NoticeState.Withdrawn && door.Person.Is(Role.Publisher);
        if (line.State != NoticeState.Withdrawn && !mayWithdraw)
        {
            actions.Add(ActionView.Refused(Texts.Of("publication.desk.withdraw"), Texts.Of("publication.desk.withdraw-by-publisher")));
        }

        return new NoticeDeskLine(
            row.Id, row.Title, line.Kind, row.Number, number, Paths.Case(row.CaseId), State(row, line.State), line.PublishedOn, row.Until,
            [.. row.WithdrawnAt is { } at ? new[] { new Pair(Texts.Of("publication.desk.withdraw"), $"{Show.Day(LegalDay.Of(at))}，{row.WithdrawalReason}") } : [], new Pair(Texts.Of("publication.desk.fingerprint"), row.Hash[..16])],
            actions,
            mayWithdraw ? draft ?? new NoticeWithdrawalForm() : null);
    }

    private static LightView State(NoticeRow row, NoticeState state) => state switch
    {
        NoticeState.InForce => new LightView(LightState.Green, Text: row.Scope == "public" ? Texts.Of("publication.desk-tab.published") : Texts.Of("publication.draft-notice.internal")),
        NoticeState.Expired => new LightView(LightState.None, Text: Texts.Of("publication.desk-tab.expired")),
        _ => new LightView(LightState.None, Text: Texts.Of("publication.desk-tab.withdrawn")),
    };

    private async Task<List<NoticeDeskLine>> Lines(IReadOnlyList<TaskRow> tasks, CancellationToken cancellation)
    {
        var ids = tasks.Select(t => t.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        return [.. tasks.Select(t => (Task: t, Case: cases[t.CaseId])).Select(x => new NoticeDeskLine(
            x.Task.Id, x.Case.Facts.Notice?.Title ?? x.Case.Title, x.Case.Facts.Notice?.Scope == "internal" ? NoticeKind.Criticism : NoticeKind.Penalty, null, x.Case.Number, Paths.Case(x.Case.Id),
            lights.Of(x.Task), null, null, [new Pair(Texts.Of("publication.desk.text"), x.Case.Facts.Notice?.Body ?? "")], [ActionView.Open(Texts.Of("publication.desk.review"), Paths.Task(x.Task.Id), primary: true)]))];
    }
}
