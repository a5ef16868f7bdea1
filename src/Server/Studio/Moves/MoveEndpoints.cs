using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;

namespace Qingyi.Server.Studio.Moves;

/// <param name="From">Version id of the procedure that the cases run on.</param>
public sealed record NewMove(string From, string Reason);

public sealed record MoveReason(string Reason);

/// <summary>Changes of the mapping of one definition: new activity ids by old ones, empty where there is no counterpart.</summary>
public sealed record MoveMapChange(string Definition, IReadOnlyDictionary<string, string> Map);

/// <summary>迁移方案 over HTTP: draw up, map, try, approve, run, look.</summary>
public static class MoveEndpoints
{
    /// <summary>Designers and leaders; who may do what with a plan is said by the desk.</summary>
    public static readonly string[] Readers = [Role.Supervisor, Role.Leader, Role.PrincipalLeader];

    public static IServiceCollection AddMoves(this IServiceCollection services)
    {
        services.AddScoped<MoveSave>().AddScoped<MoveDesk>().AddScoped<DryRun>().AddScoped<MoveViews>().AddScoped<MoveShow>();
        return services.AddRounds<MoveRun>();
    }

    public static void MapMoves(this IEndpointRouteBuilder app)
    {
        var moves = app.MapGroup("/api/definitions/{key}/moves").For(Readers);
        moves.MapGet("/", async (string key, MoveViews views, CancellationToken cancellation) =>
            await views.Overview(key, cancellation) is { } overview ? Results.Json(overview, WireJson.Options) : Problems.Result(Refusals.Of("no-such-definition.workflow"))).Produces<MoveOverview>();
        moves.MapPost("/", async (string key, NewMove body, MoveDesk desk, MoveViews views, CancellationToken cancellation) =>
        {
            var outcome = await desk.Create(key, body.From, body.Reason, cancellation);
            return outcome.Done
                ? Results.Json(await views.Detail(outcome.Value!, null, null, cancellation), WireJson.Options, statusCode: StatusCodes.Status201Created)
                : Problems.Result(outcome.Refusal!);
        }).For(Role.Supervisor).Idempotent().Produces<MoveDetail>(StatusCodes.Status201Created);

        var one = moves.MapGroup("/{id}");
        one.MapGet("/", async (string key, string id, string? only, string? after, MoveViews views, HttpContext http, CancellationToken cancellation) =>
        {
            if (await views.Find(key, id, cancellation) is not { } move)
            {
                return Problems.Result(MoveRefusals.NoSuchMove);
            }

            var detail = await views.Detail(move, only, after, cancellation);
            Paging.Link(http, detail.Cases.Count, detail.Cases.Count == 0 ? null : detail.Cases[^1].Case);
            return Results.Json(detail, WireJson.Options);
        }).Produces<MoveDetail>();
        one.MapPost("/map", async (string id, MoveMapChange body, MoveDesk desk, MoveViews views, CancellationToken cancellation) =>
            await Answer(await desk.Map(id, body.Definition, body.Map, cancellation), views, cancellation)).For(Role.Supervisor).Idempotent().Produces<MoveDetail>();
        one.MapPost("/dry-run", async (string id, DryRun run, MoveViews views, CancellationToken cancellation) =>
            await Answer(await run.Run(id, cancellation), views, cancellation)).For(Role.Supervisor).Idempotent().Produces<MoveDetail>();
        one.MapPost("/approve", async (string id, MoveReason body, MoveDesk desk, MoveViews views, CancellationToken cancellation) =>
            await Answer(await desk.Approve(id, body.Reason, cancellation), views, cancellation)).Idempotent().Produces<MoveDetail>();
        one.MapPost("/run", async (string id, MoveDesk desk, MoveViews views, CancellationToken cancellation) =>
            await Answer(await desk.Run(id, cancellation), views, cancellation)).For(Role.Supervisor).Idempotent().Produces<MoveDetail>();
    }

    private static async Task<IResult> Answer(Outcome<MoveRow> outcome, MoveViews views, CancellationToken cancellation) => outcome.Done
        ? Results.Json(await views.Detail(outcome.Value!, null, null, cancellation), WireJson.Options)
        : Problems.Result(outcome.Refusal!);
}
