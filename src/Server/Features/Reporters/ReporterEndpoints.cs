using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Reporters;

/// <summary>What an officer writes to a reporter.</summary>
public sealed record LetterToReporter(string Text);

/// <summary>与举报人的往来 from the house's side: the thread, and a letter into it.</summary>
public static class ReporterEndpoints
{
    public static void MapReporters(this IEndpointRouteBuilder app)
    {
        var thread = app.MapGroup("/api/cases/{id}/tip/messages").ForSeats([.. Role.OfCases]);
        thread.MapGet("/", async (string id, OpenTip open, CancellationToken cancellation) => (await open.Whole(id, cancellation)).Result(whole => Results.Json(whole.Thread, WireJson.Options)))
            .Produces<IReadOnlyList<Client.TipMessage>>();
        thread.MapPost("/", async (string id, LetterToReporter letter, WriteToReporter write, IdempotencyScope idempotency, CancellationToken cancellation) =>
        {
            idempotency.Status = StatusCodes.Status201Created;
            return (await write.Write(id, letter.Text, cancellation)).Result(message => Results.Json(message, WireJson.Options, statusCode: StatusCodes.Status201Created));
        }).Idempotent().Produces<string>(StatusCodes.Status201Created);

        app.MapPost(Paths.Cases + "/{id}/tip/messages", async (string id, WriteToReporter write, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var written = await write.Write(id, form.Text("text"), cancellation);

            // Whoever has just written has the thread before her: it opens with what was sent, and that is recorded.
            return written.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.CaseTab(id, "correspondence") + "&tip=open");
        }).ForSeats([.. Role.OfCases]).AddEndpointFilter<FormGuard>();
    }
}
