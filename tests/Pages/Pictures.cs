using System.Net.Http.Json;
using System.Text.Json.Nodes;
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
        var (published, reviewed, investigated) = (await Case("close-case"), await Case("review-legality"), await Case("investigate"));
        house.Clock.Advance(TimeSpan.FromDays(12));
        await house.Sweep();
        await new CaseWalk(house).TipOff();

        using var head = await house.As("section-head");
        var deadlines = (await head.GetFromJsonAsync<JsonArray>($"/api/cases/{investigated}/deadlines", TestContext.Current.CancellationToken))!;
        using var anyone = house.Anyone();
        var notices = (await anyone.GetFromJsonAsync<JsonArray>("/api/notices", TestContext.Current.CancellationToken))!;
        foreach (var width in new[] { 1366, 390 })
        {
            await Take(null, width, "/", "/tip", "/follow-up", "/notices", $"/notices/{notices[0]!["id"]}", "/nowhere", "/sign-in");
            await Take("section-head", width, "/workbench", "/workbench/inbox", "/workbench/supervise", "/workbench/campaigns", "/workbench/campaigns/shandong-2021", $"/workbench/deadlines/{deadlines[^1]!["id"]}", "/workbench/nothing", "/account/password", "/account/totp");
            await Take("handler", width, "/workbench/inbox", "/workbench/cases", $"/workbench/cases/{investigated}", $"/workbench/cases/{investigated}?tab=evidence");
            await Take("leader", width, "/workbench/supervise", [.. new[] { "overview", "timeline", "process", "documents", "deadlines", "grading", "correspondence", "audit" }.Select(t => $"/workbench/cases/{reviewed}?tab={t}"), $"/workbench/cases/{published}", $"/workbench/cases/{published}?tab=correspondence&tip=open"]);
            await Take("intake", width, "/workbench/intake");
            await Take("publisher", width, "/workbench/notices");
            await Take("auditor", width, "/workbench/cases");
        }
    }

    private async Task<string> Case(string until)
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until(until);
        return walk.CaseId;
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
