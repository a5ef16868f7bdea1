using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Circulating;

/// <summary>传阅 of one case: who is to read it, who has; and one's own receipt.</summary>
public static class CirculatingPages
{
    public static void MapCirculatingPages(this IEndpointRouteBuilder app)
    {
        var one = app.MapGroup(Paths.Workbench + "/circulate/{id}").ForSeats(JobPages.Askers);
        one.MapGet("/", (string id, CirculationDesk desk, HttpContext http, CancellationToken cancellation) => desk.Show(http, id, null, "", cancellation));
        one.MapPost("/", async (string id, Circulate circulate, CirculationDesk desk, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var note = form["note"].ToString().Trim();
            return await circulate.Send(id, [.. form["to"].OfType<string>()], note, cancellation) is { } refusal ? await desk.Show(http, id, refusal, note, cancellation) : Results.Redirect(Paths.Circulate(id));
        }).AddEndpointFilter<FormGuard>();
        app.MapPost(Paths.Workbench + "/circulations/{id}/read", async (string id, Circulate circulate, HttpContext http, CancellationToken cancellation) =>
        {
            var back = (await http.Request.ReadFormAsync(cancellation))["back"].ToString();
            return await circulate.Read(id, cancellation) is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(back == "inbox" ? $"{Paths.Inbox}?filter={Tasks.InboxPanes.Circulated}" : Paths.Circulate(back));
        }).ForSeats(JobPages.Askers).AddEndpointFilter<FormGuard>();
    }
}

/// <summary>Puts the page together.</summary>
public sealed class CirculationDesk(CaseDb db, Circulate circulate, SealedWords words, PageFrames frames, PersonAtDoor door)
{
    public async Task<IResult> Show(HttpContext http, string id, Refusal? refusal, string note, CancellationToken cancellation)
    {
        if (await circulate.Find(id, cancellation) is not { } of)
        {
            return await ProblemPages.Answer(http, Circulate.NoSuchCase);
        }

        var rows = await db.Circulations.AsNoTracking().Where(c => c.CaseId == id).OrderByDescending(c => c.Id).Take(200).ToListAsync(cancellation);
        var texts = await words.Read(id, rows.Select(r => r.NoteText), cancellation);
        var mine = rows.LastOrDefault(r => r.ToId == door.Person.Id && r.ReadAt is null);
        var view = new CirculateView(
            id, of.Title, of.Number, Paths.Of(of.Kind, id), [.. (await circulate.Readers(id, cancellation)).Select(p => new Option(p.Id, $"{p.Name}（{string.Join('、', Role.Names.Where(r => p.Is(r.Key)).Select(r => r.Value))}）"))],
            [.. rows.Select(r => new CirculationLine(r.FromName, r.ToName, r.At, r.ReadAt, r.NoteText is { } text ? texts.GetValueOrDefault(text) : null))], mine?.Id, note, refusal?.Sentence);
        return await frames.Staff(http, of.Kind == Case.OfCase ? StaffPage.Cases : StaffPage.Matters, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }
}
