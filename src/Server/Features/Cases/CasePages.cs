using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Cases;

/// <summary>案件页: whom it waits for, one tab of its content, my task, and what else can be done.</summary>
public static class CasePages
{
    public static void MapCasePages(this IEndpointRouteBuilder app)
    {
        var one = app.MapGroup(Paths.Cases + "/{id}").ForSeats([.. Role.OfCases]);
        one.MapGet("/", async (string id, string? tab, string? kind, string? tip, CasePage page, MatterQueries matters, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            // An address of a case may be that of a matter: lists that hold both need not know.
            if (await matters.Find(door.Person, id, cancellation) is not null)
            {
                return Results.Redirect(Paths.Matter(id));
            }

            var view = await page.View(id, Enum.TryParse<CaseTab>(tab, ignoreCase: true, out var chosen) ? chosen : CaseTab.Overview,
                Enum.TryParse<EntryKind>(kind, ignoreCase: true, out var wanted) ? wanted : null, tip == "open", cancellation);
            return view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : await frames.Staff(http, StaffPage.Cases, view.Value!);
        });

        one.MapPost("/evidence", async (string id, AddEvidence add, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var added = await add.Add(id, form.Files, cancellation);
            return added.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.CaseTab(id, "evidence"));
        }).AddEndpointFilter<FormGuard>();

        one.MapGet("/tip/{file}", async (string id, string file, OpenTip open, SealedFiles store, HttpContext http, CancellationToken cancellation) =>
        {
            var found = await open.File(id, file, cancellation);
            if (found.Refusal is { } refusal)
            {
                return await ProblemPages.Answer(http, refusal);
            }

            // Whatever the file is, a browser only ever saves it.
            http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            var (name, _, row) = found.Value!;
            return Results.Stream(target => store.CopyTo(row.StoredAs, row.FileKey, target, cancellation), "application/octet-stream", name);
        });
    }
}

/// <summary>Puts the page of a case together for the person who is here.</summary>
public sealed class CasePage(
    CaseDb db, CaseQueries queries, CaseContents contents, TaskForms forms, Waits waits, OpenTip open, ProcedureMenu procedures, LightViews lights, PersonAtDoor door)
{
    private static (string Role, string Act, string Reason)[] Elsewhere =>
    [
        (Role.Handler, Texts.Of("cases.elsewhere.recusal"), Texts.Of("cases.elsewhere.recusal-how")),
        (Role.SectionHead, Texts.Of("cases.elsewhere.reassign-handler"), Texts.Of("cases.elsewhere.reassign-handler-how")),
    ];

    public async Task<Domain.Outcome<CaseView>> View(string id, CaseTab tab, EntryKind? kind, bool openTip, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } of)
        {
            return CaseQueries.NoSuchCase;
        }

        var mayRead = await open.MayRead(of, cancellation);
        var content = await contents.Of(of, tab, kind, openTip && mayRead, mayRead, cancellation);
        if (content.Refusal is { } refusal)
        {
            return refusal;
        }

        var task = await Mine(of, cancellation);
        var counts = new Dictionary<CaseTab, int>
        {
            [CaseTab.Evidence] = await db.Evidence.CountAsync(e => e.CaseId == id, cancellation),
            [CaseTab.Deadlines] = await db.Deadlines.CountAsync(d => d.CaseId == id, cancellation),
        };
        return new CaseView(
            id, of.Number, of.Title, Tags(of), await waits.For(of, null, cancellation), tab, counts, content.Value!,
            task is null ? null : await forms.View(task, of, door.Person, cancellation), Actions(of, task, mayRead), door.Person.Name, lights.Now)
        {
            Procedures = [.. (await procedures.Of(of, cancellation)).Select(p => new ProcedureView(p.Procedure, p.Name, p.Purpose, p.Refusal, p.RunningSince is { } at ? LegalDay.Of(at) : null))],
        };
    }

    private async Task<TaskRow?> Mine(Case of, CancellationToken cancellation) =>
        await db.TasksFor(door.Person).AsNoTracking().Where(t => t.CaseId == of.Id)
            .OrderBy(t => t.Assignee == null).ThenBy(t => t.DueAt ?? DateTimeOffset.MaxValue).FirstOrDefaultAsync(cancellation);

    private static List<TagView> Tags(Case of)
    {
        var tags = new List<TagView> { new(StageNames.Of(of.Stage)) };
        if ((of.Facts.Grading?.Tier ?? of.Facts.Proposal?.Response["tier"]?.GetValue<string>()) is { } tier)
        {
            tags.Add(new($"{(of.Facts.Grading is null ? Texts.Of("cases.tag.proposed") : Texts.Of("cases.fact.grading"))}：{GradingWords.Tier(tier)}", Tone.Blue));
        }

        tags.Add(of.Confidential ? new TagView(Texts.Of("cases.tag.confidential"), Tone.Red) : new TagView(Texts.Of("cases.tag.internal")));
        return tags;
    }

    private List<ActionView> Actions(Case of, TaskRow? task, bool mayRead)
    {
        var person = door.Person;
        var actions = new List<ActionView>
        {
            mayRead ? ActionView.Open(Texts.Of("cases.action.open-tip-recorded"), $"{Paths.CaseTab(of.Id, "correspondence")}&tip=open", "lock") : ActionView.Refused(Texts.Of("cases.action.open-tip"), Texts.Of("cases.action.open-tip-refused")),
            AddEvidence.Refuse(of, person) is { } refusal ? ActionView.Refused(Texts.Of("cases.action.add-evidence"), refusal.Sentence) : ActionView.Open(Texts.Of("cases.action.add-evidence"), Paths.CaseTab(of.Id, "evidence"), "upload"),
            ActionView.Open(Texts.Of("cases.action.circulate"), Paths.Circulate(of.Id), "send"),
            ActionView.Open(Texts.Of("cases.action.deadlines"), Paths.CaseTab(of.Id, "deadlines"), "calendar"),
        };
        if (of.Stage is not (CaseStage.Closed or CaseStage.Disposed) && task is null)
        {
            actions.Add(ActionView.Refused(Texts.Of("cases.action.handle"), Texts.Of("cases.action.handle-none")));
        }

        if (of.Stage is CaseStage.Verification or CaseStage.Investigation && task is null)
        {
            actions.AddRange(Elsewhere.Where(e => person.Is(e.Role)).Select(e => ActionView.Refused(e.Act, e.Reason)));
        }

        return actions;
    }
}
