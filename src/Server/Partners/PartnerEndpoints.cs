using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Http;

namespace Qingyi.Server.Partners;

/// <summary>What partners send us. Stored and answered in one transaction; a repeat gets the first receipt.</summary>
public static class PartnerEndpoints
{
    private const long Largest = 25 * 1024 * 1024;

    public static void MapPartners(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").OpenToPartners().WithMetadata(new RequestSizeLimitAttribute(Largest));
        api.MapPost("/reports-up", (HttpContext http, PartnerDoor door, TakeReport take, CancellationToken cancellation) =>
            Receive<ReportUp>(http, door, take.Take, cancellation)).Accepts<ReportUp>("application/json").Produces<ReceiptAnswer>(StatusCodes.Status202Accepted);
        api.MapPost("/transfers", (HttpContext http, PartnerDoor door, TakeTransfer take, CancellationToken cancellation) =>
            Receive<TransferMessage>(http, door, take.Take, cancellation)).Accepts<TransferMessage>("application/json").Produces<ReceiptAnswer>(StatusCodes.Status202Accepted);
        api.MapPost("/feedback", (HttpContext http, PartnerDoor door, TakeFeedback take, CancellationToken cancellation) =>
            Receive<Feedback>(http, door, take.Take, cancellation)).Accepts<Feedback>("application/json").Produces<ReceiptAnswer>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> Receive<T>(
        HttpContext http, PartnerDoor door, Func<SignedMessage, T, CancellationToken, Task<Outcome<string>>> take, CancellationToken cancellation)
    {
        var entered = await door.Enter(http);
        if (entered.Refusal is { } refusal)
        {
            if (refusal.Code == "too-many")
            {
                http.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            }

            return Problems.Result(refusal);
        }

        var message = entered.Value!;
        if (await door.Earlier(message, cancellation) is { } earlier)
        {
            return Answer(earlier);
        }

        T? content;
        try
        {
            content = JsonSerializer.Deserialize<T>(message.Body, WireJson.Options);
        }
        catch (JsonException unreadable)
        {
            return Problems.Result(Refusals.Of("unreadable.message-at-path", unreadable.Path ?? "$"));
        }

        if (content is null)
        {
            return Problems.Result(Refusals.Of("unreadable.message-empty"));
        }

        // Two copies that came at once: the loser finds the winner's row.
        var taken = await take(message, content, cancellation);
        return Answer(taken.Done ? taken : await door.Earlier(message, cancellation) ?? taken);
    }

    private static IResult Answer(Outcome<string> receipt) =>
        receipt.Result(r => Results.Json(new ReceiptAnswer(r), WireJson.Options, statusCode: StatusCodes.Status202Accepted));
}
