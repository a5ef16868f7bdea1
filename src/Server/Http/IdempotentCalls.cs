using System.Text.Json;
using Qingyi.Client;

namespace Qingyi.Server.Http;

/// <summary>How the answer of a call is made again from what its transition gave.</summary>
internal sealed record AnswerAgain(Func<HttpContext, byte[], Task<IResult>> Make);

/// <summary>Marks a call that keeps its answer for a repeat.</summary>
public sealed record KeepsAnswer;

public static class IdempotentCalls
{
    /// <summary>The call keeps its answer for a repeat; what its transition gives is its answer.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder call) => call.AddEndpointFilter<Idempotency>().WithMetadata(new KeepsAnswer());

    /// <summary>The call keeps its answer for a repeat; where the answer was lost, it is made from what the transition gave.</summary>
    public static RouteHandlerBuilder Idempotent<T>(this RouteHandlerBuilder call, Func<HttpContext, T, Task<IResult>> again) =>
        call.Idempotent().WithMetadata(new AnswerAgain((http, given) => again(http, JsonSerializer.Deserialize<T>(given, WireJson.Options)!)));

    /// <summary>The call answers 204, the first time and every other.</summary>
    public static RouteHandlerBuilder IdempotentWithoutContent(this RouteHandlerBuilder call) => call.Idempotent().WithMetadata(new AnswerAgain((_, _) => Task.FromResult(Results.NoContent())));
}
