using Qingyi.Client;
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

    public static Task<IResult> Answer(HttpContext http, Refusal refusal) => Answer(http, Problems.Of(refusal));

    /// <summary>The problem as whoever called can read it.</summary>
    public static async Task<IResult> Answer(HttpContext http, Problem problem, string? trace = null)
    {
        if (!Wanted(http))
        {
            return Problems.Result(problem);
        }

        var view = new ProblemView(problem.Status, problem.Detail, trace, Back(http), Code: problem.Code);
        return await http.RequestServices.GetRequiredService<PageFrames>().Around(http, view, problem.Status);
    }

    /// <summary>An answer for a page whose frame cannot be read: the database may be what failed.</summary>
    public static IResult Bare(HttpContext http, int status, string code, string detail, string? trace, KeptForm? kept) =>
        Page.Plain(new PlainFrame(PageFrames.WordsOf(http), "", new FormToken("", "", "")), new ProblemView(status, detail, trace, Back(http), kept, code), status);

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
            var answer = await ProblemPages.Answer(http, Problems.Of(404, "no-such-page", "没有这个地址。"));
            await answer.ExecuteAsync(http);
        }
    }
}
