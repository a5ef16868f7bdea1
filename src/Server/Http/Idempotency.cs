using Qingyi.Client;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Http;

/// <summary>
/// A state-changing call with an <c>Idempotency-Key</c>: its answer is saved in the transition's own transaction, sealed under the caller's key, and a
/// repeat within 24 hours gets it again.
/// </summary>
public sealed class Idempotency(AnswerSeal seal, IdempotencyScope scope, CaseDb db, TimeProvider clock) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
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
        if (await Earlier(seal.Candidates(caller, call, key), key, body, http.RequestAborted) is { } before)
        {
            return before;
        }

        scope.Begin(seal, seal.Hash(caller, call, key), key, body);
        var answer = await next(context);
        return scope.Recorded ? answer : await Earlier(seal.Candidates(caller, call, key), key, body, http.RequestAborted) ?? answer;
    }

    private async Task<IResult?> Earlier(IReadOnlyList<string> hashes, string key, string body, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Kept;
        var row = await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(a => hashes.Contains(a.KeyHash) && a.At > since, cancellation);
        if (row is null)
        {
            return null;
        }

        return row.BodyHash == body
            ? Results.Text(System.Text.Encoding.UTF8.GetString(seal.Open(row.KeyHash, key, new SealedBox(row.Answer))), "application/json", statusCode: row.Status)
            : Problems.Result(new Refusal("idempotency-key-reused", $"这个 {Header} 已经用于内容不同的请求；请换一个新的。"));
    }
}

/// <summary>Carries the key of the current call to the place where its transition is saved.</summary>
public sealed class IdempotencyScope
{
    private (AnswerSeal Seal, string Hash, string Key, string Body)? _call;

    /// <summary>HTTP status of the answer when the call succeeds.</summary>
    public int Status { get; set; } = 200;
    public bool Recorded { get; private set; }

    public void Begin(AnswerSeal seal, string hash, string key, string body) => _call = (seal, hash, key, body);

    internal void Record<T>(CaseDb db, T? answer, DateTimeOffset now)
    {
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
        Recorded = true;
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
