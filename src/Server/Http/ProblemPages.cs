using Qingyi.Domain;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages;

namespace Qingyi.Server.Http;

/// <summary>Refusals and faults as pages, where a browser asked for a page; programs get <c>application/problem+json</c>.</summary>
public static class ProblemPages
{
    private static readonly string[] OfPrograms = ["/api", "/elsa", "/openapi", "/health", "/studio/_framework", "/studio/_content"];

    /// <summary>Whether the answer to this request is a page.</summary>
    public static bool Wanted(HttpContext http) => !OfPrograms.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.Ordinal));

    /// <summary>The refusal as whoever called can read it.</summary>
    /// <param name="status">Where it is not the usual one of its code.</param>
    public static async Task<IResult> Answer(HttpContext http, Refusal refusal, int? status = null)
    {
        var known = status ?? Problems.Status(refusal.Code);
        return Wanted(http)
            ? await http.RequestServices.GetRequiredService<PageFrames>().Around(http, new ProblemView(known, refusal.Why, Back: Back(http)), known)
            : Problems.Result(Problems.Of(known, refusal));
    }

    /// <summary>An answer for a page whose frame cannot be read: the database may be what failed.</summary>
    public static IResult Bare(HttpContext http, int status, Refusal refusal, string? trace, KeptForm? kept) =>
        Page.Plain(new PlainFrame(PageFrames.WordsOf(http), "", new FormToken("", "", "")), new ProblemView(status, refusal.Why, trace, Back(http), kept), status);

    private static string Back(HttpContext http) => PageFrames.OfStaff(http) ? Paths.Workbench : Paths.Home;
}

/// <summary>What no endpoint answers gets a sentence in place of an empty 404.</summary>
public sealed class NotFoundPages(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null } && http.GetEndpoint() is null)
        {
            var answer = await ProblemPages.Answer(http, Refusals.Of("no-such-page"));
            await answer.ExecuteAsync(http);
        }
    }
}
