using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Procedures;

/// <summary>启动程序 over HTTP and from the case page.</summary>
public static class ProcedureEndpoints
{
    public const string ProcedureField = "procedure";
    public const string ReasonField = "reason";

    public static void MapProcedures(this IEndpointRouteBuilder app)
    {
        var procedures = app.MapGroup("/api/cases/{id}/procedures").ForSeats([.. Role.OfCases]);
        procedures.MapGet("/", async (string id, CaseQueries queries, ProcedureMenu menu, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } found ? Results.Json(await menu.Of(found, cancellation), WireJson.Options) : Problems.Result(CaseQueries.NoSuchCase))
            .Produces<IReadOnlyList<ProcedureItem>>();
        procedures.MapPost("/", async (string id, ProcedureStart asked, StartProcedure start, IdempotencyScope idempotency, CancellationToken cancellation) =>
        {
            idempotency.Status = StatusCodes.Status201Created;
            return (await start.Start(id, asked, cancellation)).Result(done => Results.Json(done, WireJson.Options, statusCode: StatusCodes.Status201Created));
        }).Idempotent().Produces<ProcedureStarted>(StatusCodes.Status201Created);

        app.MapPost(Paths.Cases + "/{id}/procedures", async (string id, StartProcedure start, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var started = await start.Start(id, new ProcedureStart(form.Text(ProcedureField), form.Text(ReasonField)), cancellation);

            // The second press of a double click finds the procedure under way, which is what was asked for.
            return started.Refusal is { Code: not "procedure-running" } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Case(id));
        }).ForSeats([.. Role.OfCases]).AddEndpointFilter<FormGuard>();
    }
}
