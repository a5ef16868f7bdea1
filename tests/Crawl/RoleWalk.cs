using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Qingyi.Tests.Demo;
using Qingyi.Tests.Pages;

namespace Qingyi.Tests.Crawl;

/// <summary>The demonstration with one page of each kind, found by whoever of the roles comes to it first.</summary>
public sealed class RoleWalk : IAsyncLifetime
{
    private readonly DemoServer _demo = new();
    private readonly Browser _browser = new();
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public sealed record Found(string? User, string Address, IHtmlDocument Page);

    public IReadOnlyList<Found> Pages { get; private set; } = [];

    public DemoServer Demo => _demo;

    public Browser Browser => _browser;

    public string Url => _demo.Url;

    public HttpClient As(string? user) => _clients[user ?? ""];

    /// <summary>One of each role.</summary>
    public IReadOnlyList<string> Users => [.. Accounts().Select(a => a.User)];

    public string Password(string user) => Accounts().First(a => a.User == user).Password;

    public async ValueTask InitializeAsync()
    {
        await _demo.InitializeAsync();
        await _browser.InitializeAsync();
        var found = new List<Found>();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        await Walk(null, "/", kinds, found);
        foreach (var (user, _) in Accounts())
        {
            await Walk(user, "/workbench", kinds, found);
        }

        Pages = found;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await _browser.DisposeAsync();
        await _demo.DisposeAsync();
    }

    public async Task<IHtmlDocument> Open(string? user, string address) =>
        new HtmlParser().ParseDocument(await As(user).GetStringAsync(address, TestContext.Current.CancellationToken));

    /// <summary>Each kind of page in a browser of whoever found it; Studio, which is not ours, left out.</summary>
    public async Task Visit(int width, int height, Func<Visit, Found, Task> look, Func<Found, bool>? which = null)
    {
        foreach (var ofUser in Pages.Where(p => !p.Address.StartsWith("/studio/workflows", StringComparison.Ordinal) && which?.Invoke(p) != false).GroupBy(p => p.User))
        {
            await using var visit = await _browser.Visit(Url, width, height);
            if (ofUser.Key is { } user)
            {
                await visit.SignIn(user, Password(user));
            }

            foreach (var page in ofUser)
            {
                await visit.Page.GotoAsync(page.Address);
                await look(visit, page);
            }
        }
    }

    public static void Nothing(IEnumerable<string> wrong)
    {
        if (string.Join('\n', wrong.Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } all)
        {
            Assert.Fail(all);
        }
    }

    private async Task Walk(string? user, string start, HashSet<string> kinds, List<Found> found)
    {
        var client = _clients[user ?? ""] = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromMinutes(2) };
        if (user is not null)
        {
            using var form = new HtmlParser().ParseDocument(await client.GetStringAsync("/sign-in"));
            var fields = form.QuerySelectorAll("main input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
            (fields["user"], fields["password"]) = (user, Password(user));
            using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
            Assert.StartsWith("/workbench", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        var crawler = new Crawler(client, 1);
        await crawler.From(start);
        foreach (var (kind, address) in crawler.Pages.Where(p => kinds.Add(p.Key)))
        {
            found.Add(new Found(user, address, await Open(user, address)));
        }
    }

    private List<(string User, string Password)> Accounts() =>
        [.. JsonNode.Parse(File.ReadAllText(_demo.Accounts))!.AsArray().Select(n => n!.AsObject())
            .GroupBy(a => (string)a["role"]!).Select(g => g.OrderBy(a => ((string)a["organisation"]!).StartsWith("city", StringComparison.Ordinal) ? 0 : 1).First())
            .Select(a => ((string)a["user"]!, (string)a["password"]!))];
}
