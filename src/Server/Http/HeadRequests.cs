namespace Qingyi.Server.Http;

/// <summary>HEAD is GET without the content (RFC 9110, 9.3.2): so ask those who watch whether the site is there, and those who check links.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        (http.Request.Method, http.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(http);
        }
        finally
        {
            // The server sends the head alone only if it knows the method.
            (http.Request.Method, http.Response.Body) = (HttpMethods.Head, body);
        }
    }
}
