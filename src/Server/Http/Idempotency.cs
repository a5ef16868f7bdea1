using System.Data.Common;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
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
            return Problems.Result(Refusals.Of("invalid-data.idempotency-key-too-long", Header));
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
            return Problems.Result(Refusals.Of("idempotency-key-reused", Header));
        }

        var kept = seal.Open(row.KeyHash, key, new SealedBox(row.Answer));
        var type = http.GetEndpoint()?.Metadata.GetMetadata<KeptAs>()?.MediaType ?? "application/json";
        return kept is [Whole, .. var whole] ? Text(whole, row.Status, type)
            : http.GetEndpoint()?.Metadata.GetMetadata<AnswerAgain>() is { } again ? await again.Make(http, kept)
            : Text(kept, row.Status, type);
    }

    private static IResult Text(byte[] body, int status, string type) => body.Length == 0 ? Results.StatusCode(status) : Results.Text(System.Text.Encoding.UTF8.GetString(body), type, statusCode: status);

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
