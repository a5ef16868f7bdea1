using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Incidents;

/// <summary>异常处置 over HTTP.</summary>
public static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder app)
    {
        var incidents = app.MapGroup("/api/incidents").For(Role.Supervisor);
        incidents.MapGet("/", async (string? after, IncidentQueries queries, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await queries.List(door.Person, after, cancellation);
            Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
            return Results.Json(page, WireJson.Options);
        }).Produces<IReadOnlyList<IncidentItem>>();
        incidents.MapGet("/{id}", async (string id, IncidentQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } found ? Results.Json(found, WireJson.Options) : Problems.Result(IncidentRefusals.NoSuchIncident)).Produces<IncidentItem>();
        Map(incidents, "retry", (r, id, d, c) => r.Retry(id, d, c));
        Map(incidents, "skip", (r, id, d, c) => r.Skip(id, d, c));
        Map(incidents, "hand-over", (r, id, d, c) => r.HandOver(id, d, c));
        Map(incidents, "cancel", (r, id, d, c) => r.Cancel(id, d, c));
    }

    private static void Map(RouteGroupBuilder incidents, string how, Func<ResolveIncident, string, IncidentDecision, CancellationToken, Task<Outcome<string>>> resolve) =>
        incidents.MapPost($"/{{id}}/{how}", async (string id, IncidentDecision decision, ResolveIncident resolution, CancellationToken cancellation) =>
            (await resolve(resolution, id, decision, cancellation)).Result(_ => Results.NoContent())).IdempotentWithoutContent();
}
