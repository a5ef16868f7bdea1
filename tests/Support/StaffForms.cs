using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Qingyi.Tests.Support;

/// <summary>A person's forms without a browser: the page is read for its token, and what is sent goes to the same address that the page names.</summary>
public sealed class StaffForms : IDisposable
{
    private readonly HttpClient _client;

    private StaffForms(HttpClient client) => _client = client;

    public static async Task<StaffForms> Of(House house, string user)
    {
        using var signedIn = await house.As(user);
        return Of(house.Url, signedIn.DefaultRequestHeaders.Authorization!);
    }

    public static StaffForms Of(string url, AuthenticationHeaderValue token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
        client.DefaultRequestHeaders.Authorization = token;
        client.DefaultRequestHeaders.Add("Origin", url);
        return new StaffForms(client);
    }

    public async Task<(HttpStatusCode Status, string Text)> Get(string path)
    {
        using var answer = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    public Task<byte[]> File(string path) => _client.GetByteArrayAsync(path, TestContext.Current.CancellationToken);

    /// <param name="page">The page whose form it is.</param>
    public Task<(HttpStatusCode Status, string Text)> Post(string page, string path, params (string Name, string Value)[] fields) =>
        Send(page, path, token => new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), .. token]));

    public Task<(HttpStatusCode Status, string Text)> Upload(string page, string path, string name, byte[] file) => Send(page, path, token =>
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in token)
        {
            content.Add(new StringContent(value), field);
        }

        return content;
    });

    public void Dispose() => _client.Dispose();

    // A page that the person may not open gives no token; the call is made all the same.
    private async Task<(HttpStatusCode Status, string Text)> Send(string page, string path, Func<IReadOnlyList<KeyValuePair<string, string>>, HttpContent> make)
    {
        var token = Regex.Match((await Get(page)).Text, "<input type=\"hidden\" name=\"(__[^\"]+|[a-z-]*token[a-z-]*)\" value=\"([^\"]+)\"", RegexOptions.IgnoreCase);
        using var content = make(token.Success ? [KeyValuePair.Create(token.Groups[1].Value, token.Groups[2].Value)] : []);
        using var answer = await _client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
