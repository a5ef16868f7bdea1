using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Qingyi.Tests.Durability;

/// <summary>Somebody at a browser without script: cookies, pages, forms.</summary>
internal sealed partial class Officer(string url) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };

    public HttpClient Client => _client;

    public async Task SignIn(string user, string password) => (await _client.PostAsJsonAsync("/api/sign-in", new { user, password })).EnsureSuccessStatusCode();

    /// <summary>The token that forms of the opened pages carry.</summary>
    public async Task<string> FormToken(string page) => WebUtility.HtmlDecode(Token().Match(await _client.GetStringAsync(page)).Groups["value"].Value);

    public async Task<(HttpResponseMessage Answer, string Text)> Send(string action, params (string Name, string Value)[] fields)
    {
        var answer = await _client.PostAsync(action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        return (answer, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The form that a page gives back, as a browser would send it.</summary>
    public static (string Action, (string Name, string Value)[] Fields) Kept(string page)
    {
        var form = Form().Match(page);
        Assert.True(form.Success, page);
        var fields = Field().Matches(form.Value).Select(f => (WebUtility.HtmlDecode(f.Groups["name"].Value), WebUtility.HtmlDecode(f.Groups["value"].Success ? f.Groups["value"].Value : f.Groups["text"].Value)));
        return (WebUtility.HtmlDecode(form.Groups["action"].Value), [.. fields]);
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]*)\"[^>]*class=\"qy-kept\".*?</form>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"|<textarea name=\"(?<name>[^\"]*)\"[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
