using System.Data.Common;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Http;

/// <summary>
/// A state-changing call with an <c>Idempotency-Key</c>. That it took effect is saved in the transition's own transaction, with what the transition gave; the answer itself follows once it is made. Both are
/// sealed under the caller's key. A repeat within 24 hours gets the first answer; where the answer was lost between the commit and its making, it is made again from what the transition gave.
/// </summary>
public sealed partial class Idempotency(AnswerSeal seal, IdempotencyScope scope, CaseDb db, TimeProvider clock, ILogger<Idempotency> log) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";

    // No JSON begins so: what follows is the body of the answer, and not what the transition gave.
    private const byte Whole = (byte)'=';
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return await next(context);
        }

        if (key.Length > 200)
        {
            return Problems.Result(new Refusal("invalid-data", $"{Header} 最多200个字符。"));
        }

        var caller = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        var call = $"{http.Request.Method} {http.Request.Path}";
        var body = (string?)http.Items[BodyHash.Item] ?? "";
        if (await Earlier(http, seal.Candidates(caller, call, key), key, body) is { } before)
        {
            return before;
        }

        var hash = seal.Hash(caller, call, key);
        scope.Begin(seal, hash, key, body);
        var answer = await next(context);
        return !scope.Recorded && await Earlier(http, seal.Candidates(caller, call, key), key, body) is { } meanwhile ? meanwhile
            : answer is IResult made ? new Keeping(made, (status, text) => Keep(hash, key, body, status, text))
            : answer;
    }

    private async Task<IResult?> Earlier(HttpContext http, IReadOnlyList<string> hashes, string key, string body)
    {
        var since = clock.GetUtcNow() - Kept;
        var row = await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(a => hashes.Contains(a.KeyHash) && a.At > since, http.RequestAborted);
        if (row is null)
        {
            return null;
        }

        if (row.BodyHash != body)
        {
            return Problems.Result(new Refusal("idempotency-key-reused", $"这个 {Header} 已经用于内容不同的请求；请换一个新的。"));
        }

        var kept = seal.Open(row.KeyHash, key, new SealedBox(row.Answer));
        return kept is [Whole, .. var whole] ? Text(whole, row.Status)
            : http.GetEndpoint()?.Metadata.GetMetadata<AnswerAgain>() is { } again ? await again.Make(http, kept)
            : Text(kept, row.Status);
    }

    private static IResult Text(byte[] body, int status) => body.Length == 0 ? Results.StatusCode(status) : Results.Text(System.Text.Encoding.UTF8.GetString(body), "application/json", statusCode: status);

    private async Task Keep(string hash, string key, string asked, int status, byte[] body)
    {
        try
        {
            var box = seal.Seal(hash, key, [Whole, .. body]).Bytes;
            if (!scope.Recorded)
            {
                // Something that is no transition. What was refused may be asked again.
                if (status < StatusCodes.Status300MultipleChoices)
                {
                    db.ChangeTracker.Clear();
                    db.IdempotentAnswers.Add(new IdempotentAnswer { KeyHash = hash, BodyHash = asked, Status = status, Answer = box, At = clock.GetUtcNow() });
                    await db.SaveChangesAsync(CancellationToken.None);
                }

                return;
            }

            await db.IdempotentAnswers.Where(a => a.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(a => a.Answer, box).SetProperty(a => a.Status, status), CancellationToken.None);
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException)
        {
            // The caller has the answer; a repeat gets it made again.
            NotKept(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer was given and could not be kept for a repeat")]
    private static partial void NotKept(ILogger log, Exception failure);

    /// <summary>Writes the answer and keeps what it wrote.</summary>
    private sealed class Keeping(IResult made, Func<int, byte[], Task> keep) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var wire = httpContext.Response.Body;
            using var text = new MemoryStream();
            httpContext.Response.Body = text;
            try
            {
                await made.ExecuteAsync(httpContext);
            }
            finally
            {
                httpContext.Response.Body = wire;
            }

            await keep(httpContext.Response.StatusCode, text.ToArray());
            await wire.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), httpContext.RequestAborted);
        }
    }
}

/// <summary>How the answer of a call is made again from what its transition gave.</summary>
internal sealed record AnswerAgain(Func<HttpContext, byte[], Task<IResult>> Make);

public static class IdempotentCalls
{
    /// <summary>The call keeps its answer for a repeat; what its transition gives is its answer.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder call) => call.AddEndpointFilter<Idempotency>();

    /// <summary>The call keeps its answer for a repeat; where the answer was lost, it is made from what the transition gave.</summary>
    public static RouteHandlerBuilder Idempotent<T>(this RouteHandlerBuilder call, Func<HttpContext, T, Task<IResult>> again) =>
        call.Idempotent().WithMetadata(new AnswerAgain((http, given) => again(http, JsonSerializer.Deserialize<T>(given, WireJson.Options)!)));

    /// <summary>The call answers 204, the first time and every other.</summary>
    public static RouteHandlerBuilder IdempotentWithoutContent(this RouteHandlerBuilder call) => call.Idempotent().WithMetadata(new AnswerAgain((_, _) => Task.FromResult(Results.NoContent())));
}

/// <summary>Carries the key of the current call to the place where its transition is saved.</summary>
public sealed class IdempotencyScope
{
    private (AnswerSeal Seal, string Hash, string Key, string Body)? _call;
    private bool _written;

    /// <summary>HTTP status of the answer when the call succeeds.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Whether the call's row is in the database.</summary>
    public bool Recorded { get; private set; }

    public void Begin(AnswerSeal seal, string hash, string key, string body) => _call = (seal, hash, key, body);

    /// <summary>Adds the call's row to what is about to be saved; <see cref="Committed"/> follows, or the next attempt.</summary>
    internal void Record<T>(CaseDb db, T? answer, DateTimeOffset now)
    {
        _written = false;
        if (_call is not var (seal, hash, key, body))
        {
            return;
        }

        db.IdempotentAnswers.Add(new IdempotentAnswer
        {
            KeyHash = hash,
            BodyHash = body,
            Status = Status,
            Answer = seal.Seal(hash, key, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Options)).Bytes,
            At = now,
        });
        _written = true;
    }

    /// <summary>The row is committed; what this call saves after it belongs to it, and has none of its own.</summary>
    internal void Committed()
    {
        if (_written)
        {
            (Recorded, _call) = (true, null);
        }
    }
}

/// <summary>Hashes the body before it is bound, for calls that carry an Idempotency-Key.</summary>
public sealed class BodyHash(RequestDelegate next)
{
    internal const string Item = "body-hash";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey(Idempotency.Header))
        {
            // In memory, however long: a tip must not lie on the disk in plain.
            http.Request.EnableBuffering(bufferThreshold: 64 * 1024 * 1024);
            http.Items[Item] = Convert.ToHexStringLower(await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted));
            http.Request.Body.Position = 0;
        }

        await next(http);
    }
}
