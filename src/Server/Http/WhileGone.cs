using Qingyi.Server.Hosting;

namespace Qingyi.Server.Http;

/// <summary>While the database does not answer, requests get 503 at once; those that it left hanging are cut off and get it, too.</summary>
public sealed class WhileGone(RequestDelegate next, Pulse pulse)
{
    // For what was cut off to come to its own end.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    public async Task InvokeAsync(HttpContext http)
    {
        if (!pulse.Felt || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        if (pulse.Gone)
        {
            await Faults.DatabaseGone(http, begun: false);
            return;
        }

        var client = http.RequestAborted;
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(client);
        http.RequestAborted = cut.Token;
        var gone = pulse.WhenGone;
        var work = Work(http);
        if (await Task.WhenAny(work, gone) == work || http.Response.HasStarted)
        {
            await work;
            return;
        }

        // Not waited for: the driver tells the database that it gives up, and the database does not answer that either.
        var cutting = cut.CancelAsync();
        await Task.WhenAny(work, Task.Delay(Grace, CancellationToken.None));
        if (work.IsCompletedSuccessfully || http.Response.HasStarted)
        {
            await work;
            return;
        }

        http.RequestAborted = client;
        await Faults.DatabaseGone(http, begun: true);
        await http.Response.CompleteAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await cutting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Not on the caller's turn: what waits for the database without letting go would keep the answer from being given.
    private async Task Work(HttpContext http)
    {
        await Task.Yield();
        await next(http);
    }
}
