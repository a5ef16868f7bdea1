using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>Pictures of every page with a case at several stages, wide and narrow, to look at: run with <c>-explicit only</c>. They go to qingyi-pictures in the temporary folder.</summary>
public sealed class Pictures(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "qingyi-pictures");

    [Fact(Explicit = true)]
    public async Task Every_page_is_taken()
    {
        Directory.CreateDirectory(Folder);
        var walk = new Walk(house);
        var (_, published) = await walk.Tip();
        await walk.Until(published, "close-case");
        var (_, reviewed) = await walk.Tip();
        await walk.Until(reviewed, "review-legality");
        var (_, investigated) = await walk.Tip("药剂科人员向医药代表出售处方数据。", "data-for-sale");
        await walk.Until(investigated, "investigate");
        house.Clock.Advance(TimeSpan.FromDays(12));
        await house.Sweep();
        await walk.Tip();

        using var head = await house.As("section-head");
        var deadlines = (await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<System.Text.Json.Nodes.JsonArray>(head, $"/api/cases/{investigated}/deadlines"))!;
        using var anyone = house.Anyone();
        var notices = (await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<System.Text.Json.Nodes.JsonArray>(anyone, "/api/notices"))!;
        foreach (var width in new[] { 1366, 390 })
        {
            await Take(null, width, "/", "/tip", "/follow-up", "/notices", $"/notices/{notices[0]!["id"]}", "/nowhere", "/sign-in");
            await Take("section-head", width, "/workbench", "/workbench/inbox", "/workbench/supervise", "/workbench/campaigns", "/workbench/campaigns/shandong-2021", $"/workbench/deadlines/{deadlines[^1]!["id"]}", "/workbench/nothing", "/account/password", "/account/totp");
            await Take("handler-2", width, "/workbench/inbox", "/workbench/cases", $"/workbench/cases/{investigated}", $"/workbench/cases/{investigated}?tab=evidence");
            await Take("leader", width, "/workbench/supervise", [.. new[] { "overview", "timeline", "process", "documents", "deadlines", "grading", "correspondence", "audit" }.Select(t => $"/workbench/cases/{reviewed}?tab={t}"), $"/workbench/cases/{published}", $"/workbench/cases/{published}?tab=correspondence&tip=open"]);
            await Take("publisher", width, "/workbench/notices");
            await Take("auditor", width, "/workbench/cases");
        }
    }

    private Task Take(string? user, int width, string first, string[] more) => Take(user, width, [first, .. more]);

    private async Task Take(string? user, int width, params string[] paths)
    {
        await using var visit = await browser.Visit(house.Url, width, width == 390 ? 844 : 768);
        if (user is not null)
        {
            await visit.SignIn(user, house.Password(user));
        }

        foreach (var path in paths)
        {
            await visit.Page.GotoAsync(path);
            if (path == "/workbench/inbox" && await visit.Page.Locator("[data-inbox] tbody a").CountAsync() > 0)
            {
                await visit.Page.Locator("[data-inbox] tbody a").First.ClickAsync();
                await visit.Page.WaitForSelectorAsync("#preview form");
            }

            var name = string.Concat($"{width}-{user ?? "public"}{path}".Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
            await File.AppendAllTextAsync(Path.Combine(Folder, "notes.txt"), $"{name} overflow {await visit.Overflows()} wrong {string.Join(" | ", visit.Wrong)}\n");
        }
    }
}
