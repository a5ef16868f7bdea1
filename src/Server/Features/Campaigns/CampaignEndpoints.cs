using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>Campaigns over HTTP: read by whoever works on cases or for a hospital, moved on by supervisors and leaders.</summary>
public static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/api/campaigns").For([.. Role.OfCases, Role.Hospital]);
        campaigns.MapGet("/", async (string? after, CampaignQueries queries, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            Page(http, (await queries.VisibleTo(door.Person, cancellation)).Select(CampaignQueries.Summary), c => c.Id, after)).Produces<IReadOnlyList<CampaignSummary>>();

        campaigns.MapGet("/{id}", async (string id, CampaignQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } found ? Results.Json(queries.Detail(found), WireJson.Options) : Problems.Result(CampaignRefusals.NoSuchCampaign)).Produces<CampaignDetail>();

        campaigns.MapGet("/{id}/obligations", async (string id, string? after, CampaignQueries queries, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } found ? Page(http, queries.Obligations(found), o => o.Id, after) : Problems.Result(CampaignRefusals.NoSuchCampaign))
            .Produces<IReadOnlyList<ObligationItem>>();

        campaigns.MapPost("/", async (PlanAdoption plan, AdoptPlan adopt, HttpContext http, CancellationToken cancellation) =>
        {
            var adopted = await adopt.Adopt(plan, cancellation);
            return adopted.Refusal is { } refusal ? Problems.Result(refusal) : await Adopted(http, adopted.Value!);
        })
            .For(Role.Supervisor).Idempotent<string>(Adopted).Produces<CampaignDetail>(StatusCodes.Status201Created);
        campaigns.MapPost("/{id}/advance", async (string id, CampaignAdvance step, AdvanceCampaign advance, CancellationToken cancellation) => await advance.Advance(id, step, cancellation))
            .For(Role.Supervisor, Role.SectionHead, Role.Leader, Role.PrincipalLeader).Idempotent().Produces<CampaignDetail>();
        campaigns.MapPost("/{id}/waivers", async (string id, DutyWaiving given, WaiveDuty waive, CancellationToken cancellation) =>
            (await waive.Waive(id, given, cancellation)).Result(_ => Results.NoContent())).For(Role.Leader, Role.PrincipalLeader).IdempotentWithoutContent();
        campaigns.MapGet("/{id}/reopenings", async (string id, ReopenCampaign reopen, CancellationToken cancellation) =>
            await reopen.List(id, cancellation) is { } all ? Results.Json(all, WireJson.Options) : Problems.Result(CampaignRefusals.NoSuchCampaign)).Produces<IReadOnlyList<ReopeningItem>>();
        campaigns.MapPost("/{id}/reopenings", async (string id, CampaignReopening given, ReopenCampaign reopen, CancellationToken cancellation) =>
            (await reopen.Ask(id, given.Reason, cancellation)).Result(_ => Results.NoContent())).For(Role.Supervisor, Role.SectionHead, Role.Leader, Role.PrincipalLeader).IdempotentWithoutContent();
        campaigns.MapPost("/{id}/reopenings/{reopening}/decide", async (string id, string reopening, ReopeningDecision given, ReopenCampaign reopen, CancellationToken cancellation) =>
            (await reopen.Decide(id, reopening, given, cancellation)).Result(_ => Results.NoContent())).For(Role.Leader, Role.PrincipalLeader).IdempotentWithoutContent();
    }

    // The campaign as it stands, also where the call is repeated.
    private static async Task<IResult> Adopted(HttpContext http, string id)
    {
        var (queries, door) = (http.RequestServices.GetRequiredService<CampaignQueries>(), http.RequestServices.GetRequiredService<PersonAtDoor>());
        return await queries.Find(door.Person, id, http.RequestAborted) is { } found
            ? Results.Json(queries.Detail(found), WireJson.Options, statusCode: StatusCodes.Status201Created) : Problems.Result(CampaignRefusals.NoSuchCampaign);
    }

    private static IResult Page<T>(HttpContext http, IEnumerable<T> all, Func<T, string> id, string? after)
    {
        var page = (after is null ? all : all.SkipWhile(x => id(x) != after).Skip(1)).Take(Paging.Size).ToList();
        Paging.Link(http, page.Count, page.Count == 0 ? null : id(page[^1]));
        return Results.Json(page, WireJson.Options);
    }
}
