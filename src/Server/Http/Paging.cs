
namespace Qingyi.Server.Http;

/// <summary>Keyset paging: 50 a page, the next page named in the <c>Link</c> header.</summary>
public static class Paging
{
    public const int Size = 50;

    public static void Link(HttpContext http, int count, string? last)
    {
        if (count < Size || last is null)
        {
            return;
        }

        var query = http.Request.Query.Where(q => q.Key != "after").SelectMany(q => q.Value, (q, v) => new KeyValuePair<string, string?>(q.Key, v)).Append(new("after", last));
        http.Response.Headers.Link = $"<{http.Request.Path}{QueryString.Create(query)}>; rel=\"next\"";
    }
}
