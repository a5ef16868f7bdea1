using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
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

    private static async Task<IResult> Held(Holding holding, string id, HttpContext http) =>
        holding.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Task(id));

    private static async Task<IResult> Complete(
        string id, CompleteTask complete, TaskForms forms, Inbox inbox, CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (await TaskAccess.Find(db, door.Person, id, cancellation) is not { } task)
        {
            return await ProblemPages.Answer(http, TaskAccess.NoSuchTask);
        }

        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == task.CaseId, cancellation);
        var outcome = form.Text(TaskFields.Outcome);
        var reading = FormReader.Read(await forms.Schema(task, of, outcome, cancellation), form, Words.Chinese);
        if (!reading.Ok || outcome.Length == 0)
        {
            var again = await forms.Again(task, of, door.Person, reading, form, cancellation);
            return await Refused(again with { OutcomeError = outcome.Length == 0 ? "请选择办理结果。" : null }, StatusCodes.Status422UnprocessableEntity, inbox, frames, http, cancellation);
        }

        var opinion = form.Text(TaskFields.Opinion);
        var completion = await complete.Complete(id, new TaskCompletion(outcome, reading.Data, opinion.Length == 0 ? null : opinion), cancellation);
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
