using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Publication;

/// <summary>公示管理: what waits for approval, what stands before the public, what was taken back; withdrawal with its reason.</summary>
public static class NoticeDeskPages
{
    public static void MapNoticeDeskPages(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup(Paths.NoticeDesk).For(Role.Publisher, Role.SectionHead, Role.Leader, Role.PrincipalLeader);
        desk.MapGet("/", async (NoticeDesk notices, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Notices, await notices.View(http, null, null, cancellation)));
        desk.MapGet("/export", async (string? state, string? format, NoticeDesk notices, ListFile file, CancellationToken cancellation) =>
            await file.Answer("notices-exported", Words.Chinese["notice-desk"], format, !string.IsNullOrEmpty(state), NoticeDesk.Heading, notices.Rows(state ?? "", cancellation), cancellation));

        desk.MapPost("/{id}/withdraw", async (string id, WithdrawNotice withdraw, NoticeDesk notices, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var reason = form.Text(NoticeWithdrawalForm.ReasonField);
            var outcome = await withdraw.Withdraw(id, reason, cancellation);
            return outcome.Refusal switch
            {
                null => Results.Redirect($"{Paths.NoticeDesk}?state=withdrawn"),
                { Code: "no-such-notice" } gone => await ProblemPages.Answer(http, gone),
                var refusal => await frames.Staff(http, StaffPage.Notices, await notices.View(http, id, new NoticeWithdrawalForm(reason, refusal.Sentence), cancellation), StatusCodes.Status422UnprocessableEntity),
            };
        }).For(Role.Publisher).AddEndpointFilter<FormGuard>();
    }
}

/// <summary>The notices of the cases that the person may see.</summary>
public sealed class NoticeDesk(CaseDb db, LightViews lights, PersonAtDoor door)
{
    private const int PageSize = 20;

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading { get; } =
        [.. new[] { "notice-desk.heading", "notice-desk.kind", "notice-desk.number", "document.case-number", "notice-desk.state", "notice-desk.on", "notice-desk.until" }.Select(k => Words.Chinese[k])];

    public async Task<NoticeDeskView> View(HttpContext http, string? id, NoticeWithdrawalForm? draft, CancellationToken cancellation)
    {
        var (state, after) = (http.Request.Query["state"].ToString(), http.Request.Query["after"].ToString());
        var waiting = Waiting();
        var waitingCount = await waiting.CountAsync(cancellation);
        (string Code, string Name, int Count)[] filters =
        [
            ("waiting", "待审核", waitingCount), ("", "公示中", await Published("").CountAsync(cancellation)), ("expired", "已期满", await Published("expired").CountAsync(cancellation)),
            ("withdrawn", "已撤回", await Published("withdrawn").CountAsync(cancellation)),
        ];
        var tabs = filters.Select(f => new InboxFilter(f.Name, f.Count, f.Code.Length == 0 ? Paths.NoticeDesk : $"{Paths.NoticeDesk}?state={f.Code}", f.Code == state)).ToList();
        if (state == "waiting")
        {
            var lines = await Waiting(await waiting.OrderBy(t => t.Id).Take(PageSize).ToListAsync(cancellation), cancellation);
            return new NoticeDeskView(tabs, lines, new PagerView(lines.Count, waitingCount, null, null)) { Exports = ListFile.Buttons(http, Paths.NoticeDesk) };
        }

        var page = await Page(state, after, PageSize + 1, cancellation);
        var shown = page.Take(PageSize).ToList();
        var numbers = await Numbers(shown.Select(n => n.CaseId), cancellation);
        return new NoticeDeskView(
            tabs, [.. shown.Select(n => Line(n, numbers[n.CaseId], n.Id == id ? draft : null))],
            new PagerView(shown.Count, filters.First(f => f.Code == state || f.Code.Length == 0 && !filters.Any(x => x.Code == state)).Count, after.Length == 0 ? null : Addresses.Without(http, "after"), page.Count > PageSize ? Addresses.With(http, "after", shown[^1].Id) : null))
        {
            Exports = ListFile.Buttons(http, Paths.NoticeDesk),
        };
    }

    /// <summary>Every line of a state, as the desk shows them.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(string state, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (state == "waiting")
        {
            foreach (var line in await Waiting(await Waiting().OrderBy(t => t.Id).Take(ListFile.Most).ToListAsync(cancellation), cancellation))
            {
                yield return Cells(line);
            }

            yield break;
        }

        for (var page = await Page(state, "", Paging.Size, cancellation); page.Count > 0; page = page.Count < Paging.Size ? [] : await Page(state, page[^1].Id, Paging.Size, cancellation))
        {
            var numbers = await Numbers(page.Select(n => n.CaseId), cancellation);
            foreach (var row in page)
            {
                yield return Cells(Line(row, numbers[row.CaseId], null));
            }
        }
    }

    private static IReadOnlyList<object?> Cells(NoticeDeskLine line) =>
    [
        line.Heading, NoticeShow.Tag(line.Kind, Words.Chinese).Text, line.Number, line.CaseNumber, line.Light.Said(Words.Chinese), line.PublishOn is { } on ? Show.Day(on) : null,
        line.PublishOn is null ? null : line.ValidUntil is { } until ? Show.Day(until) : Words.Chinese["notices.for-ever"],
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

    private Task<List<NoticeRow>> Page(string state, string after, int count, CancellationToken cancellation) =>
        Published(state).Where(n => after.Length == 0 || string.Compare(n.Id, after) < 0).OrderByDescending(n => n.Id).Take(count).ToListAsync(cancellation);

    private IQueryable<Tasks.TaskRow> Waiting() => db.Tasks.AsNoTracking().Where(t => t.State == "open" && t.Act == "approve-notice" && db.VisibleTo(door.Person).Any(c => c.Id == t.CaseId));

    private NoticeDeskLine Line(NoticeRow row, string number, NoticeWithdrawalForm? draft)
    {
        var line = NoticeLines.Line(row, lights.Today);
        var actions = new List<ActionView>();
        if (row.Scope == "public")
        {
            actions.Add(ActionView.Open("查看公示", Paths.Notice(row.Id)));
        }

        var mayWithdraw = line.State != NoticeState.Withdrawn && door.Person.Is(Role.Publisher);
        if (line.State != NoticeState.Withdrawn && !mayWithdraw)
        {
            actions.Add(ActionView.Refused("撤回", "由公示发布人员办理。"));
        }

        return new NoticeDeskLine(
            row.Id, row.Title, line.Kind, row.Number, number, Paths.Case(row.CaseId), State(row, line.State), line.PublishedOn, row.Until,
            [.. row.WithdrawnAt is { } at ? new[] { new Pair("撤回", $"{Show.Day(LegalDay.Of(at))}，{row.WithdrawalReason}") } : [], new Pair("指纹", row.Hash[..16])], actions,
            mayWithdraw ? draft ?? new NoticeWithdrawalForm() : null);
    }

    private static LightView State(NoticeRow row, NoticeState state) => state switch
    {
        NoticeState.InForce => new LightView(LightState.Green, Text: row.Scope == "public" ? "公示中" : "内部通报"),
        NoticeState.Expired => new LightView(LightState.None, Text: "已期满"),
        _ => new LightView(LightState.None, Text: "已撤回"),
    };

    private async Task<List<NoticeDeskLine>> Waiting(IReadOnlyList<Features.Tasks.TaskRow> tasks, CancellationToken cancellation)
    {
        var ids = tasks.Select(t => t.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        return [.. tasks.Select(t => (Task: t, Case: cases[t.CaseId])).Select(x => new NoticeDeskLine(
            x.Task.Id, x.Case.Facts.Notice?.Title ?? x.Case.Title, x.Case.Facts.Notice?.Scope == "internal" ? NoticeKind.Criticism : NoticeKind.Penalty, null, x.Case.Number, Paths.Case(x.Case.Id),
            lights.Of(x.Task), null, null, [new Pair("正文", x.Case.Facts.Notice?.Body ?? "")], [ActionView.Open("去审核", Paths.Task(x.Task.Id), primary: true)]))];
    }

    private async Task<Dictionary<string, string>> Numbers(IEnumerable<string> caseIds, CancellationToken cancellation)
    {
        var ids = caseIds.Distinct().ToList();
        return await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
    }
}
