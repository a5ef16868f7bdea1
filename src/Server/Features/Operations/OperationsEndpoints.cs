using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Operations;

/// <summary>运行状况, as a page and as JSON: administrators act, auditors read.</summary>
public static class OperationsEndpoints
{
    public static IReadOnlyList<string> Readers { get; } = [Role.Administrator, Role.Auditor];

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/operations", async (OperationsQuery query, CancellationToken cancellation) => Results.Json(await query.Read(cancellation), WireJson.Options))
            .For([.. Readers]).Produces<OperationsReport>();
        var letters = app.MapGroup("/api/operations/letters").For(Role.Administrator);
        letters.MapPost("/{id}/retry", async (string id, LetterDecision given, DeadLetters dead, CancellationToken cancellation) =>
            (await dead.Retry(id, given, cancellation)).Result(_ => Results.NoContent())).AddEndpointFilter<Idempotency>();
        letters.MapPost("/{id}/give-up", async (string id, LetterDecision given, DeadLetters dead, CancellationToken cancellation) =>
            (await dead.GiveUp(id, given, cancellation)).Result(_ => Results.NoContent())).AddEndpointFilter<Idempotency>();
    }

    public static void MapOperationsPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Operations, async (OperationsQuery query, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Operations, await View(query, door, null, cancellation))).For([.. Readers]);
        app.MapPost($"{Paths.Operations}/letters/{{id}}/{{how}}", Decide).For(Role.Administrator).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Decide(string id, string how, DeadLetters dead, OperationsQuery query, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var given = new LetterDecision((await http.Request.ReadFormAsync(cancellation)).Text(LetterFields.Reason));
        Outcome<string> outcome = how switch
        {
            "retry" => await dead.Retry(id, given, cancellation),
            "give-up" => await dead.GiveUp(id, given, cancellation),
            _ => DeadLetters.NoSuchLetter,
        };
        return outcome.Refusal is { } refusal
            ? await frames.Staff(http, StaffPage.Operations, await View(query, door, new LetterDraft(id, refusal.Sentence), cancellation), Problems.Status(refusal.Code))
            : Results.Redirect(Paths.Operations);
    }

    private static async Task<OperationsView> View(OperationsQuery query, PersonAtDoor door, LetterDraft? draft, CancellationToken cancellation) =>
        new(await query.Read(cancellation), door.Person.Is(Role.Administrator), draft);
}
