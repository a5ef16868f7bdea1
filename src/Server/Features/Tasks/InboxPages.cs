using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Forms;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>待办中心 in three panes, and what is sent from its forms.</summary>
public static class InboxPages
{
    public static void MapInboxPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Inbox, Show).For();
        app.MapGet(Paths.Inbox + "/export", async (string? format, InboxChoice choice, ListFile file, HttpContext http, CancellationToken cancellation) =>
        {
            var chosen = await choice.Of(http.Request.Query, cancellation);
            return await file.Answer("tasks-exported", Words.Spoken["inbox"], format, chosen.IsFiltered, InboxChoice.Heading, choice.Rows(chosen.Tasks, cancellation), cancellation);
        }).For();
        Columns.Map(app);
        Phrases.Map(app);
        app.MapPost(Paths.ClaimTasks, Claim).For().AddEndpointFilter<FormGuard>();
        app.MapPost(Paths.SavedFilters, async (SavedFilters saved, Inbox inbox, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var query = SavedFilters.Plain(form["query"].ToString());
            return await saved.Save(form["name"].ToString(), query, cancellation) is { } refusal
                ? await frames.Staff(http, StaffPage.Inbox, await inbox.View(http, null, null, cancellation, [refusal.Sentence]), Problems.Status(refusal.Code))
                : Results.Redirect(Paths.Inbox + query);
        }).For().AddEndpointFilter<FormGuard>();
        app.MapPost(Paths.SavedFilters + "/{id}/remove", async (string id, SavedFilters saved, CancellationToken cancellation) =>
        {
            await saved.Remove(id, cancellation);
            return Results.Redirect(Paths.Inbox);
        }).For().AddEndpointFilter<FormGuard>();
        var tasks = app.MapGroup("/workbench/tasks/{id}").For().AddEndpointFilter<FormGuard>();
        tasks.MapPost("/claim", async (string id, HoldTask hold, HttpContext http, CancellationToken cancellation) => await Held(await hold.Claim(id, cancellation), id, http));
        tasks.MapPost("/release", async (string id, HoldTask hold, HttpContext http, CancellationToken cancellation) => await Held(await hold.Release(id, cancellation), id, http));
        tasks.MapPost("/complete", Complete);
    }

    private static async Task<IResult> Show(string? task, Inbox inbox, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        if (PageFrames.IsPart(http) && task is not null)
        {
            return await inbox.Preview(task, null, cancellation) is { } preview
                ? frames.Part(http, preview)
                : await ProblemPages.Answer(http, TaskAccess.NoSuchTask);
        }

        return await frames.Staff(http, StaffPage.Inbox, await inbox.View(http, task, null, cancellation));
    }

    // Each on its own: what somebody else took meanwhile stops none of the others, and what one holds already stays so.
    private static async Task<IResult> Claim(HoldTask hold, Inbox inbox, TaskLines lines, CaseDb db, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var ids = (await http.Request.ReadFormAsync(cancellation))["task"].OfType<string>().Distinct(StringComparer.Ordinal).Take(Paging.Size).ToList();
        var (taken, said) = (0, new List<string>());
        foreach (var id in ids)
        {
            var holding = await hold.Claim(id, cancellation);
            if (holding.Refusal is not { } refusal)
            {
                taken++;
                continue;
            }

            var row = refusal.Code == TaskAccess.NoSuchTask.Code ? null : await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellation);
            said.Add(row is null ? refusal.Sentence : $"{(await lines.Of([row], cancellation))[0].CaseNumber}：{refusal.Sentence}");
        }

        said.Insert(0, ids.Count == 0 ? Texts.Of("tasks.inbox.claim-none") : Texts.Of("tasks.inbox.claimed", taken));
        return await frames.Staff(http, StaffPage.Inbox, await inbox.View(http, null, null, cancellation, said));
    }

    private static async Task<IResult> Held(Holding holding, string id, HttpContext http) =>
        holding.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Task(id));

    private static async Task<IResult> Complete(
        string id, CompleteTask complete, TaskForms forms, Inbox inbox, CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        // The form may have to be shown again: in its reader's language, while what is kept stays Chinese.
        PageFrames.WordsOf(http).Speak();
        var form = await http.Request.ReadFormAsync(cancellation);
        if (await TaskAccess.Find(db, door.Person, id, cancellation) is not { } task)
        {
            return await ProblemPages.Answer(http, TaskAccess.NoSuchTask);
        }

        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == task.CaseId, cancellation);
        var outcome = form.Text(TaskFields.Outcome);
        var reading = FormReader.Read(await forms.Schema(task, of, outcome, cancellation), form, Words.Spoken);
        if (!reading.Ok || outcome.Length == 0)
        {
            var again = await forms.Again(task, of, door.Person, reading, form, cancellation);
            return await Refused(again with { OutcomeError = outcome.Length == 0 ? Texts.Of("tasks.complete.outcome-missing") : null }, StatusCodes.Status422UnprocessableEntity, inbox, frames, http, cancellation);
        }

        var opinion = form.Text(TaskFields.Opinion);
        var completion = await Language.InChinese(() => complete.Complete(id, new TaskCompletion(outcome, reading.Data, opinion.Length == 0 ? null : opinion), cancellation));
        if (completion.Done is not null)
        {
            return Done(http, task, of.Kind);
        }

        var now = await db.Tasks.AsNoTracking().FirstAsync(t => t.Id == id, cancellation);
        var faults = (completion.Faults ?? new Dictionary<string, string>()).ToDictionary(f => FormReader.Prefix + f.Key.TrimStart('$'), f => f.Value, StringComparer.Ordinal);
        var view = await forms.Again(now, of, door.Person, reading with { Errors = faults }, form, cancellation);
        var status = completion.Refusal is { } why && Problems.Status(why.Code) == StatusCodes.Status409Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return await Refused(view with { Refusal = completion.Refusal?.Sentence }, status, inbox, frames, http, cancellation);
    }

    // From the inbox back to the inbox, from a case back to the case.
    private static IResult Done(HttpContext http, TaskRow task, string kind)
    {
        if (!PageFrames.IsPart(http))
        {
            return Results.Redirect(Paths.Of(kind, task.CaseId));
        }

        var from = http.Request.Headers["HX-Current-URL"].ToString();
        http.Response.Headers["HX-Redirect"] = from.Contains(Paths.Cases, StringComparison.Ordinal) || from.Contains(Paths.Matters, StringComparison.Ordinal) ? Paths.Of(kind, task.CaseId) : Paths.Inbox;
        return Results.Ok();
    }

    private static async Task<IResult> Refused(TaskFormView form, int status, Inbox inbox, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        PageFrames.IsPart(http)
            ? frames.Part(http, form, status)
            : await frames.Staff(http, StaffPage.Inbox, await inbox.View(http, form.TaskId, form, cancellation), status);
}
