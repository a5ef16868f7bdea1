using System.Security.Cryptography;

namespace Qingyi.Server.Http;

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
