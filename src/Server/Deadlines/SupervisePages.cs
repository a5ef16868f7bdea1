using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Deadlines;

/// <summary>督办看板: what has reached whom, answered in place; looking at what is addressed to oneself is its receipt.</summary>
public static class SupervisePages
{
    /// <summary>How the address asks for matters in place of cases.</summary>
    public const string Matters = "matters";

    public static void MapSupervisePages(this IEndpointRouteBuilder app)
    {
        var board = app.MapGroup(Paths.Supervise).ForSeats([.. Role.OfCases]);
        board.MapGet("/", async (string? rung, string? of, SuperviseBoard supervise, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            await supervise.Receive(cancellation);
            return await frames.Staff(http, StaffPage.Supervise, await supervise.View(rung, of == Matters, null, null, cancellation));
        });
        board.MapGet("/export", async (string? rung, string? of, string? format, SuperviseBoard supervise, ListFile file, CancellationToken cancellation) =>
            await file.Answer("supervise-exported", $"{Words.Spoken["supervise"]}-{supervise.Name(rung)}", format, filtered: true, SuperviseBoard.Heading, supervise.Rows(rung, of == Matters, cancellation), cancellation));
        board.MapPost("/{id}/instruct", Instruct).AddEndpointFilter<FormGuard>();
        board.MapPost("/{id}/reassign", Reassign).AddEndpointFilter<FormGuard>();
        board.MapPost("/{id}/extend", Extend).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Instruct(
        string id, EscalationQueries queries, SuperviseBoard supervise, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var text = form.Text(LeaderFields.Text);
        var refusal = text.Length == 0 ? Refusals.Of("invalid-data.instruction-text") : (await queries.Change(door.Person, id, text, cancellation)).Refusal;
        return await Answer(id, new LeaderDraft("instruct", text, refusal?.Sentence ?? ""), refusal, supervise, frames, http, cancellation);
    }

    private static async Task<IResult> Reassign(
        string id, HoldTask hold, EscalationQueries queries, CaseDb db, SuperviseBoard supervise, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (text, person) = (form.Text(LeaderFields.Text), form.Text(LeaderFields.Person));
        var task = await db.EscalationsFor(door.Person).AsNoTracking().Where(e => e.Id == id)
            .Join(db.Deadlines, e => e.DeadlineId, d => d.Id, (_, d) => d.TaskId).FirstOrDefaultAsync(cancellation);
        var refusal = task is null ? Refusals.Of("no-such-escalation.task-to-reassign")
            : person.Length == 0 || text.Length == 0 ? Refusals.Of("invalid-data.to-whom-and-why")
            : (await hold.Delegate(task, new Delegation(person, text), cancellation)).Refusal ?? (await queries.Change(door.Person, id, Texts.Of("deadlines.supervise.reassigned", text), cancellation)).Refusal;
        return await Answer(id, new LeaderDraft("reassign", text, refusal?.Sentence ?? ""), refusal, supervise, frames, http, cancellation);
    }

    private static async Task<IResult> Extend(
        string id, ChangeDeadline change, CaseDb db, SuperviseBoard supervise, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var text = form.Text(LeaderFields.Text);
        var deadline = await db.EscalationsFor(door.Person).AsNoTracking().Where(e => e.Id == id).Select(e => e.DeadlineId).FirstOrDefaultAsync(cancellation);
        var refusal = deadline is null ? Refusals.Of("no-such-escalation.escalation")
            : (await change.Extend(deadline, new DeadlineExtension(form.Text(LeaderFields.Ground), DeadlinePages.Number(form), text), cancellation)).Refusal;
        return await Answer(id, new LeaderDraft("extend", text, refusal?.Sentence ?? ""), refusal, supervise, frames, http, cancellation);
    }

    private static async Task<IResult> Answer(
        string id, LeaderDraft draft, Refusal? refusal, SuperviseBoard supervise, PageFrames frames, HttpContext http, CancellationToken cancellation) => refusal switch
        {
            null => Results.Redirect(Paths.Supervise),
            { Code: "no-such-escalation" or "no-such-case" } => await ProblemPages.Answer(http, refusal),
            _ => await frames.Staff(http, StaffPage.Supervise, await supervise.View(null, false, id, draft, cancellation), StatusCodes.Status422UnprocessableEntity),
        };
}
