using Microsoft.AspNetCore.WebUtilities;

namespace Qingyi.Server.Http;

/// <summary>Addresses of this page with one question changed; the filters stay.</summary>
public static class Addresses
{
    public static string With(HttpContext http, string name, string value)
    {
        var query = http.Request.Query.Where(q => q.Key != name && q.Key != "after").SelectMany(q => q.Value, (q, v) => new KeyValuePair<string, string?>(q.Key, v)).Append(new(name, value));
        return QueryHelpers.AddQueryString(http.Request.Path, query);
    }

    /// <summary>An address with what is asked for there; what is empty is not asked.</summary>
    public static string Of(string path, params IEnumerable<(string Name, string? Value)> asked) =>
        QueryHelpers.AddQueryString(path, asked.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => KeyValuePair.Create(a.Name, a.Value)));

    /// <summary>What is asked for, without one question: from the question mark on, or empty.</summary>
    public static string QueryWithout(HttpContext http, string name)
    {
        var address = Without(http, name);
        return address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? address[at..] : "";
    }

    public static string Without(HttpContext http, string name) =>
        QueryHelpers.AddQueryString(http.Request.Path, http.Request.Query.Where(q => q.Key != name).SelectMany(q => q.Value, (q, v) => new KeyValuePair<string, string?>(q.Key, v)));
}
