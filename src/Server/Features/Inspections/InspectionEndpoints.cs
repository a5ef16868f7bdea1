using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>Rounds of inspections over HTTP: run by heads and supervisors, read by all who work on cases; the published part by everybody.</summary>
public static class InspectionEndpoints
{
    public static void MapInspections(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapGroup("/api/inspections").For([.. Role.OfCases]);
        rounds.MapGet("/", async (string? after, RoundQueries queries, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            await Listed(queries, await RoundQueries.Page(queries.Visible(door.Person), after, cancellation), http, cancellation)).Produces<IReadOnlyList<PublicRound>>();
        rounds.MapPost("/", async (RoundOpening given, OpenRound open, RoundQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await Answer(queries, door, await open.Open(given, cancellation), StatusCodes.Status201Created, cancellation)).For([.. OpenRound.Roles]).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status201Created)).Produces<RoundDetail>(StatusCodes.Status201Created);
        rounds.MapGet("/quota", async (int? year, string? organisation, QuotaBoard board, CaseDb db, PersonAtDoor door, TimeProvider clock, CancellationToken cancellation) =>
            await Below(db, door.Person, organisation, cancellation) is { } whose
                ? Results.Json(await board.Of(whose, year ?? LegalDay.Of(clock.GetUtcNow()).Year, cancellation), WireJson.Options)
                : Problems.Result(Refusals.Of("not-permitted.inspections-own-and-below"))).Produces<IReadOnlyList<QuotaItem>>();
        rounds.MapGet("/checklists", () => Results.Json(Checklists.All, WireJson.Options)).Produces<IReadOnlyList<Checklist>>();
        rounds.MapGet("/relations", async (DeclareRelation declare, CancellationToken cancellation) => Results.Json(await declare.Mine(cancellation), WireJson.Options)).Produces<IReadOnlyList<RelationItem>>();
        rounds.MapPost("/relations", async (RelationDeclaring given, DeclareRelation declare, CancellationToken cancellation) =>
            (await declare.Declare(given, cancellation)).Result(r => Results.Json(r, WireJson.Options, statusCode: StatusCodes.Status201Created))).For(Role.Handler).Idempotent().Produces<RelationItem>(StatusCodes.Status201Created);
        rounds.MapDelete("/relations/{id}", async (string id, DeclareRelation declare, CancellationToken cancellation) => (await declare.End(id, cancellation)).Result(_ => Results.NoContent())).For(Role.Handler).IdempotentWithoutContent();
        rounds.MapGet("/{id}", async (string id, RoundQueries queries, PersonAtDoor door, CancellationToken cancellation) => await Answer(queries, door, id, StatusCodes.Status200OK, cancellation)).Produces<RoundDetail>();
        rounds.MapGet("/{id}/candidates", async (string id, RoundQueries queries, Candidates candidates, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } round
                ? Results.Json(await candidates.Of(round.OrganisationId, (await queries.Items(cancellation)).First(i => (i.Plan, i.Id) == (round.CampaignId, round.Item)), round.Year, cancellation), WireJson.Options)
                : Problems.Result(InspectionRefusals.NoSuchRound)).Produces<CandidateList>();
        rounds.MapPost("/{id}/fix", async (string id, ListFixing given, FixList fix, RoundQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await Answer(queries, door, await fix.Fix(id, given, cancellation), StatusCodes.Status200OK, cancellation)).For([.. OpenRound.Roles]).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<RoundDetail>();
        rounds.MapPost("/{id}/draw", async (string id, DrawRequest given, DrawRound draw, RoundQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await Answer(queries, door, await draw.Draw(id, given, cancellation), StatusCodes.Status200OK, cancellation)).For([.. OpenRound.Roles]).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<RoundDetail>();
        rounds.MapPost("/{id}/repeat", async (string id, RoundRepeat given, OpenRound open, RoundQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await Answer(queries, door, await open.Repeat(id, given, cancellation), StatusCodes.Status201Created, cancellation)).For([.. OpenRound.Roles]).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status201Created)).Produces<RoundDetail>(StatusCodes.Status201Created);
        rounds.MapPost("/{id}/circular", async (string id, RoundCircular given, TellOfRound tell, RoundQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await Answer(queries, door, await tell.Tell(id, given, cancellation), StatusCodes.Status200OK, cancellation)).For(Role.Leader, Role.PrincipalLeader).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<RoundDetail>();
        MapDraws(app);
    }

    private static void MapDraws(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/draws", async (string? after, CaseDb db, RoundQueries queries, HttpContext http, CancellationToken cancellation) =>
            await Listed(queries, await RoundQueries.Page(db.InspectionRounds.AsNoTracking(), after, cancellation), http, cancellation)).OpenToAll().Produces<IReadOnlyList<PublicRound>>();
        app.MapGet("/api/draws/{id}", async (string id, CaseDb db, RoundQueries queries, CancellationToken cancellation) =>
            await One(db, id, cancellation) is { } round ? Results.Json((await queries.Public([round], cancellation))[0], WireJson.Options) : Problems.Result(InspectionRefusals.NoSuchRound)).OpenToAll().Produces<PublicRound>();
        app.MapGet("/api/draws/{id}/list", async (string id, CaseDb db, CancellationToken cancellation) => File((await One(db, id, cancellation))?.ListText, $"{id}-list.txt")).OpenToAll();
        app.MapGet("/api/draws/{id}/result", async (string id, CaseDb db, CancellationToken cancellation) => File((await One(db, id, cancellation))?.ResultText, $"{id}-result.txt")).OpenToAll();
    }

    internal static Task<InspectionRoundRow?> One(CaseDb db, string id, CancellationToken cancellation) => db.InspectionRounds.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation);

    // The very bytes that the hash is of.
    private static IResult File(string? text, string name) => text is null ? Problems.Result(InspectionRefusals.NoSuchRound) : Results.File(System.Text.Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", name);

    private static async Task<IResult> Listed(RoundQueries queries, List<InspectionRoundRow> page, HttpContext http, CancellationToken cancellation)
    {
        Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
        return Results.Json(await queries.Public(page, cancellation), WireJson.Options);
    }

    private static Task<IResult> Again(HttpContext http, string id, int status) =>
        Answer(http.RequestServices.GetRequiredService<RoundQueries>(), http.RequestServices.GetRequiredService<PersonAtDoor>(), id, status, http.RequestAborted);

    private static async Task<IResult> Answer(RoundQueries queries, PersonAtDoor door, Outcome<string> outcome, int status, CancellationToken cancellation)
    {
        if (outcome.Refusal is { } refusal)
        {
            return Problems.Result(refusal);
        }

        return await queries.Find(door.Person, outcome.Value!, cancellation) is { } round
            ? Results.Json(await queries.Detail(round, cancellation), WireJson.Options, statusCode: status)
            : Problems.Result(InspectionRefusals.NoSuchRound);
    }

    internal static async Task<string?> Below(CaseDb db, Person person, string? organisation, CancellationToken cancellation) =>
        organisation is null ? person.OrganisationId
            : await db.Organisations.AsNoTracking().Where(o => o.Id == organisation && o.Path.StartsWith(person.Path)).Select(o => o.Id).FirstOrDefaultAsync(cancellation);
}
