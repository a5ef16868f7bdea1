using Qingyi.Server.Web;

namespace Qingyi.Server.Http;

/// <summary>
/// A page of the workbench that is only read is answered in the language that the reader chose; the choice stays in a cookie of the staff's site. Whatever changes something, and whatever is printed, handed out
/// or read by a program, is Chinese: it is kept, or an official paper.
/// </summary>
public sealed class SpokenLanguage(RequestDelegate next)
{
    public const string Cookie = "qingyi-language";

    private static readonly string[] Papers = ["documents", "volume", "export", "proof", "explanation", "file", "print", "pdf"];

    public async Task InvokeAsync(HttpContext http)
    {
        if (PageFrames.OfStaff(http) && http.Request.Query["lang"] is ["en" or "zh-CN"] chosen)
        {
            http.Response.Cookies.Append(Cookie, chosen[0]!, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/" });
        }

        if (HttpMethods.IsGet(http.Request.Method) && ProblemPages.Wanted(http))
        {
            PageFrames.WordsOf(http).Speak();
        }

        await next(http);
    }

    /// <summary>Whether the address is that of a document, a proof or a file of the staff's site: those are Chinese for every reader. A list with a format is a file.</summary>
    public static bool IsPaper(HttpRequest request) =>
        request.Query.ContainsKey("format") || request.Path.StartsWithSegments(Paths.DueCalendar, StringComparison.Ordinal, out var deadline) && deadline.HasValue
        || request.Path.Value!.Split('/', '.').Any(part => Papers.Contains(part, StringComparer.Ordinal));
}
