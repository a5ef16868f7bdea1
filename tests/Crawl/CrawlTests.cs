using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Deque.AxeCore.Playwright;
using Qingyi.Tests.Demo;
using Qingyi.Tests.Pages;

namespace Qingyi.Tests.Crawl;

/// <summary>Every role walks through the demonstration: no dead link, no door that a link promises and the right refuses, no English in Chinese; then every kind of page under axe.</summary>
public sealed class CrawlTests(DemoServer demo, Browser browser) : IClassFixture<DemoServer>, IClassFixture<Browser>
{
    // One link of each pattern in two roles goes far; the long form follows all.
    private static readonly int Most = int.TryParse(Environment.GetEnvironmentVariable("QINGYI_CRAWL"), out var most) ? most : 2;

    private static readonly string[] Impacts = ["serious", "critical"];

    [Fact]
    public async Task No_role_meets_a_dead_link_an_error_or_English_and_no_page_shuts_anybody_out()
    {
        var crawlers = await Everybody(Most);
        Nothing(crawlers.SelectMany(c => c.Crawler.Wrong.Select(w => $"{c.User ?? "the public"}: {w}")));
        Assert.InRange(crawlers.Sum(c => c.Crawler.Pages.Count), 150, 2000);
        Nothing(await Barriers(crawlers));
    }

    private async Task<List<(string? User, Crawler Crawler)>> Everybody(int most)
    {
        using var stranger = Client();
        var crawlers = new List<(string? User, Crawler Crawler)> { (null, new Crawler(stranger, most)) };
        await crawlers[0].Crawler.From("/");
        foreach (var account in Accounts())
        {
            using var client = Client();
            await SignIn(client, account.User, account.Password);
            var crawler = new Crawler(client, most);
            await crawler.From("/workbench");
            crawlers.Add((account.User, crawler));
        }

        return crawlers;
    }

    private static void Nothing(IEnumerable<string> wrong)
    {
        if (string.Join('\n', wrong.Order(StringComparer.Ordinal)) is { Length: > 0 } all)
        {
            Assert.Fail(all);
        }
    }

    private async Task<List<string>> Barriers(IEnumerable<(string? User, Crawler Crawler)> crawlers)
    {
        var wrong = new List<string>();
        await Visit(crawlers, async (visit, user, address) => wrong.AddRange((await Look(visit, address)).Select(w => $"{user} {address}: {w}")));
        return wrong;
    }

    // Each pattern once, by the first visitor who reached it.
    private async Task Visit(IEnumerable<(string? User, Crawler Crawler)> crawlers, Func<Visit, string?, string, Task> look)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (user, crawler) in crawlers)
        {
            var pages = crawler.Pages.Where(p => done.Add(p.Key) && !p.Value.StartsWith("/studio", StringComparison.Ordinal)).Select(p => p.Value).ToList();
            if (pages.Count == 0)
            {
                continue;
            }

            await using var visit = await browser.Visit(demo.Url, 1366, 768);
            if (user is not null)
            {
                await visit.SignIn(user, Accounts().First(a => a.User == user).Password);
            }

            foreach (var address in pages)
            {
                await look(visit, user, address);
            }
        }
    }

    private static async Task<List<string>> Look(Visit visit, string address)
    {
        await visit.Page.SetViewportSizeAsync(1366, 768);
        await visit.Page.GotoAsync(address);
        var before = visit.Wrong.Count;
        var axe = await visit.Page.RunAxe();
        var wrong = axe.Violations.Where(v => Impacts.Contains(v.Impact)).Select(v => $"{v.Id} at {string.Join(" and ", v.Nodes.Take(3).Select(n => n.Target))}").ToList();
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            if (await visit.Overflows())
            {
                wrong.Add($"wider than {width}");
            }
        }

        return [.. wrong, .. visit.Wrong.Skip(before)];
    }

    /// <summary>One of each role, at the city where the role exists there.</summary>
    private List<(string User, string Password)> Accounts() =>
        [.. JsonNode.Parse(File.ReadAllText(demo.Accounts))!.AsArray().Select(n => n!.AsObject())
            .GroupBy(a => (string)a["role"]!).Select(g => g.OrderBy(a => ((string)a["organisation"]!).StartsWith("city", StringComparison.Ordinal) ? 0 : 1).First())
            .Select(a => ((string)a["user"]!, (string)a["password"]!))];

    private HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(demo.Url), Timeout = TimeSpan.FromMinutes(2) };

    private static async Task SignIn(HttpClient client, string user, string password)
    {
        using var form = new HtmlParser().ParseDocument(await client.GetStringAsync("/sign-in", TestContext.Current.CancellationToken));
        var fields = form.QuerySelectorAll("main input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        (fields["user"], fields["password"]) = (user, password);
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        Assert.StartsWith("/workbench", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }
}
