using Qingyi.Domain;

namespace Qingyi.Server.Http;

/// <summary>
/// State-changing calls must come from our own pages, or from a program: a browser says where it comes from (Sec-Fetch-Site, Origin), a program with a
/// token or a signature sends no cookie that could be abused.
/// </summary>
public sealed class OriginGuard(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || SameOrigin(http.Request))
        {
            await next(http);
            return;
        }

        var answer = await ProblemPages.Answer(http, Refusals.Of("not-permitted.request-from-elsewhere"));
        await answer.ExecuteAsync(http);
    }

    private static bool SameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || (origin == "null" && site == "same-origin") || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
