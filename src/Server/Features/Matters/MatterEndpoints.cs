using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Matters;

/// <summary>Matters over HTTP. One out of sight answers 404, as one that does not exist.</summary>
public static class MatterEndpoints
{
    /// <summary>Who has to do with matters at all.</summary>
    public static IReadOnlyList<string> Readers { get; } = [.. Role.OfCases, Role.Hospital];

    public static void MapMatters(this IEndpointRouteBuilder app)
    {
        var matters = app.MapGroup("/api/matters").ForSeats([.. Readers]);
        matters.MapGet("/", async (string? kind, string? state, string? q, string? after, MatterQueries queries, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await queries.Page(door.Person, new MatterFilter(kind, state, q, after), cancellation);
            Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
            return Results.Json(await queries.Summaries(page, cancellation), WireJson.Options);
        }).Produces<IReadOnlyList<MatterSummary>>();

        matters.MapPost("/", Open).Idempotent<MatterOpened>((http, opened) => Opened(http.RequestServices, opened, http.RequestAborted)).Produces<MatterOpened>(StatusCodes.Status201Created);
        Map(matters, "/{id}", async (s, c, t) => await s.Queries.Detail(s.Person, c, t));
        Map(matters, "/{id}/timeline", (s, c, t) => s.Queries.Timeline(s.Person, c, t));
        Map(matters, "/{id}/deadlines", (s, c, t) => s.Cases.Deadlines(c.Id, t));
        matters.MapPost("/{id}/cancel", async (string id, MatterCancelling why, CancelMatter cancel, CancellationToken cancellation) =>
            (await cancel.Cancel(id, why.Reason, cancellation)).Result(_ => Results.NoContent())).IdempotentWithoutContent();
    }

    private sealed record Reading(MatterQueries Queries, CaseQueries Cases, Person Person);

    private static void Map<T>(RouteGroupBuilder matters, string route, Func<Reading, Case, CancellationToken, Task<T>> read) =>
        matters.MapGet(route, async (string id, MatterQueries queries, CaseQueries cases, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } found
                ? Results.Json(await read(new Reading(queries, cases, door.Person), found, cancellation), WireJson.Options)
                : Problems.Result(MatterRefusals.NoSuchMatter)).Produces<T>();

    private static async Task<IResult> Open(MatterOpening opening, OpenMatter open, PersonAtDoor door, IServiceProvider services, CancellationToken cancellation)
    {
        var opened = await open.Open(door.Person, opening, cancellation);
        if (opened.Refusal is { } refusal)
        {
            return Problems.Result(refusal);
        }

        return await Opened(services, opened.Value!, cancellation);
    }

    // With the tasks that the opener has in it.
    private static async Task<IResult> Opened(IServiceProvider services, MatterOpened opened, CancellationToken cancellation)
    {
        var (id, db, tasks, door) = (opened.Id, services.GetRequiredService<CaseDb>(), services.GetRequiredService<TaskViews>(), services.GetRequiredService<PersonAtDoor>());
        var mine = await db.TasksFor(door.Person).AsNoTracking().Where(t => t.CaseId == id).OrderBy(t => t.CreatedAt).ToListAsync(cancellation);
        return Results.Json(opened with { NextTasks = await tasks.Items(mine, cancellation) }, WireJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
