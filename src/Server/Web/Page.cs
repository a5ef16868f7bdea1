using Qingyi.Server.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Web;

/// <summary>Answers of endpoints that show a page.</summary>
public static class Page
{
    public static IResult Public(PublicFrame frame, IPageView view, int status = StatusCodes.Status200OK) =>
        new PageResult(html => html.Public(frame, view), status);

    public static IResult Staff(StaffFrame frame, IPageView view, int status = StatusCodes.Status200OK) =>
        new PageResult(html => html.Staff(frame, view), status);

    /// <summary>A page that gives its place to Elsa Studio.</summary>
    public static IResult Studio(StaffFrame frame, StudioView view) => new PageResult(html => html.Studio(frame, view), StatusCodes.Status200OK);

    /// <summary>A page without menu: sign-in, password, second factor.</summary>
    public static IResult Plain(PlainFrame frame, IPageView view, int status = StatusCodes.Status200OK) =>
        new PageResult(html => html.Plain(frame, view), status);

    /// <summary>The body alone, for htmx to put into the page that is open.</summary>
    public static IResult Part(Words words, FormToken token, IPageView view, int status = StatusCodes.Status200OK) =>
        new PageResult(html => html.Part(words, token, view), status);
}

sealed class PageResult(Func<PageHtml, Task<string>> render, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var text = await render(new PageHtml(services, services.GetRequiredService<ILoggerFactory>()));

        if (PageFrames.OfStaff(httpContext))
        {
            text = DayNotes.Put(text, services.GetRequiredService<LightViews>().Note);
        }

        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        if (string.IsNullOrEmpty(httpContext.Response.Headers.CacheControl))
        {
            // Receipts and files of cases stay out of every cache; an endpoint that may be kept says so before.
            httpContext.Response.Headers.CacheControl = "no-store";
        }

        await httpContext.Response.WriteAsync(text, httpContext.RequestAborted);
    }
}
