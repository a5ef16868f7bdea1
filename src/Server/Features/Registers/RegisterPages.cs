using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Registers;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Registers;

/// <summary>台账: index, lists, statistics and imports. Entries have pages of their own (<see cref="EntryPages"/>).</summary>
public static class RegisterPages
{
    public static void MapRegisterPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Paths.Registers).For([.. RegisterEndpoints.Readers]);
        pages.MapGet("/", async (RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) => await frames.Staff(http, StaffPage.Registers, await desk.Index(cancellation)));
        pages.MapGet("/books/{id}", async (string id, CaseDb db, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            await db.RegisterBooks.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id && db.VisibleTo(door.Person).Any(c => c.Id == id), cancellation) is { } book
                ? Results.Redirect(book.Register == Returns.ReturnRow.Book ? Paths.Returns : $"{Paths.Register(book.Register)}?organisation={Uri.EscapeDataString(book.OrganisationId)}") : await ProblemPages.Answer(http, RegisterRefusals.NoSuchRegister));
        pages.MapGet("/{key}", async (string key, RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) => await Show(frames, http, await desk.List(http, key, null, cancellation)));
        pages.MapGet("/{key}/statistics", async (string key, string? period, RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Show(frames, http, await desk.Statistics(http, key, period, cancellation)));
        pages.MapGet("/{key}/import", async (string key, RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) => await Show(frames, http, await desk.Import(key, null, null, null, cancellation)));
        pages.MapPost("/{key}/import", async (string key, TakeImport import, RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var file = (await http.Request.ReadFormAsync(cancellation)).Files is [var first, ..] ? first : null;
            var look = await import.Look(key, file, cancellation);
            return await Show(frames, http, await desk.Import(key, look.Value, null, look.Refusal, cancellation), look.Refusal);
        }).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{key}/import/{id}", async (string key, string id, TakeImport import, RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var done = await import.Commit(key, id, cancellation);
            return await Show(frames, http, await desk.Import(key, null, done.Value, done.Refusal, cancellation), done.Refusal);
        }).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{key}/steps/{step}", Together).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{key}/parameters", Set).AddEndpointFilter<FormGuard>();
        pages.MapEntryPages();
    }

    internal static async Task<IResult> Show(PageFrames frames, HttpContext http, IPageView? view, Refusal? refusal = null) => view is null
        ? await ProblemPages.Answer(http, refusal ?? RegisterRefusals.NoSuchRegister) : await frames.Staff(http, StaffPage.Registers, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));

    // Each entry in a transaction of its own: what stands against one of them stops none of the others.
    private static async Task<IResult> Together(string key, string step, KeepEntry keep, RegisterQueries queries, PersonAtDoor door, RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        if ((await queries.Find(door.Person, key, cancellation))?.Definition.Transitions.FirstOrDefault(m => m.Key == step && m.Form is null) is not { } move)
        {
            return await ProblemPages.Answer(http, RegisterRefusals.NoSuchRegister);
        }

        var refused = new List<string>();
        var marks = (await http.Request.ReadFormAsync(cancellation))[EntryFields.Marked].OfType<string>().Select(m => m.Split(':')).Where(m => m.Length == 2).Take(Paging.Size).ToList();
        foreach (var mark in marks)
        {
            var kept = long.TryParse(mark[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? await keep.Move(key, mark[0], step, version, [], cancellation) : RegisterRefusals.NoSuchEntry;
            if (kept.Refusal is { } refusal)
            {
                refused.Add(refusal.Sentence);
            }
        }

        return await Show(frames, http, (await desk.List(http, key, null, cancellation))! with
        {
            Taken = new TakenTogether(move.Title, marks.Count - refused.Count, [.. refused.GroupBy(r => r, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))]),
        });
    }

    private static async Task<IResult> Set(string key, UnitParameters parameters, RegisterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var refusal = decimal.TryParse(form.Text(EntryFields.Value), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
            ? (await parameters.Set(key, form.Text(EntryFields.Parameter), value, cancellation)).Refusal : Refusals.Of("invalid-data.unit-figure-number");
        return refusal is null ? Results.Redirect(Paths.Register(key)) : await Show(frames, http, await desk.List(http, key, refusal, cancellation), refusal);
    }
}
