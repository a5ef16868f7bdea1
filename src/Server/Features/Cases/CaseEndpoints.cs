using System.Text.Json;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Incidents;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Cases;

/// <summary>Cases over HTTP. A case out of sight answers 404, as one that does not exist.</summary>
public static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/api/cases").ForSeats([.. Role.OfCases]);
        cases.MapGet("/", async (string? stage, string? light, string? organisation, string? q, string? reached, string? after, CaseQueries queries, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await queries.List(door.Person, new CaseFilter(stage, light, organisation, q, after, reached), cancellation);
            Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
            return Results.Json(page, WireJson.Options);
        }).Produces<IReadOnlyList<CaseSummary>>();

        Map(cases, "/{id}", (q, c, t) => q.Detail(c, t));
        Map(cases, "/{id}/timeline", (q, c, t) => q.Timeline(c.Id, t));
        Map(cases, "/{id}/deadlines", (q, c, t) => q.Deadlines(c.Id, t));
        Map(cases, "/{id}/audit", (q, c, t) => q.Audit(c.Id, t));
        cases.MapGet("/{id}/grading", async (string id, CaseQueries queries, SimilarCaseQuery similar, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } found
                ? Results.Json(Gradings(found, await similar.Of(found, door.Person, cancellation)), WireJson.Options)
                : Problems.Result(CaseQueries.NoSuchCase)).Produces<IReadOnlyList<StoredGrading>>();

        cases.MapGet("/{id}/tip", async (string id, OpenTip open, CancellationToken cancellation) => (await open.Told(id, cancellation)).Result()).Produces<TipTold>();
        cases.MapPost("/{id}/incidents/{incident}/retry", async (string id, string incident, IncidentQueries incidents, ResolveIncident resolve, PersonAtDoor door, CancellationToken cancellation) =>
            await incidents.CaseOf(door.Person, incident, cancellation) == id
                ? (await resolve.Retry(incident, new IncidentDecision(), cancellation)).Result(_ => Results.NoContent())
                : Problems.Result(IncidentRefusals.NoSuchIncident)).For(Role.Supervisor).IdempotentWithoutContent();
    }

    private static void Map<T>(RouteGroupBuilder cases, string route, Func<CaseQueries, Case, CancellationToken, Task<T>> read) =>
        cases.MapGet(route, async (string id, CaseQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } found ? Results.Json(await read(queries, found, cancellation), WireJson.Options) : Problems.Result(CaseQueries.NoSuchCase))
            .Produces<T>();

    private static IReadOnlyList<StoredGrading> Gradings(Case of, SimilarCases? similar) => of.Facts.Proposal is not { } p
        ? []
        : [new StoredGrading(p.RuleSet, p.At, JsonSerializer.SerializeToElement(p.Request), JsonSerializer.SerializeToElement(p.Response), of.Facts.Grading?.Signed.By, null, similar)];
}
