using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;
using Qingyi.Tests.Pages;

namespace Qingyi.Tests.Crawl;

/// <summary>Every screen of the demonstration, wide and on a phone, for whoever wants to look: <c>ops/screens</c>. QINGYI_SCREENS_OF, a regular expression over addresses and names, takes some of them.</summary>
public sealed partial class ScreenTests(RoleWalk walk) : IClassFixture<RoleWalk>
{
    private static readonly (int Width, int Height)[] Sizes = [(1366, 768), (390, 844)];

    private static readonly Regex Wanted = new(Environment.GetEnvironmentVariable("QINGYI_SCREENS_OF") ?? "", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static readonly string Folder = Environment.GetEnvironmentVariable("QINGYI_SCREENS") ?? Path.Combine(Path.GetTempPath(), "qingyi-screens");

    [Fact(Explicit = true)]
    public async Task Every_kind_of_page_is_taken()
    {
        await walk.Visit(1366, 768, async (visit, found) => await Sized(visit, Name(found.Address), found.Address), found => Wanted.IsMatch(found.Address) && !Wished().IsMatch(found.Address));
        Assert.NotEmpty(Directory.EnumerateFiles(Folder));
    }

    /// <summary>The desk that each role finds in the morning.</summary>
    [Fact(Explicit = true)]
    public async Task The_desk_of_each_role_is_taken()
    {
        foreach (var user in walk.Users.Where(u => Wanted.IsMatch(u)))
        {
            await using var visit = await walk.Browser.Visit(walk.Url, 1366, 768);
            await visit.SignIn(user, walk.Password(user));
            await Sized(visit, $"desk.{user}", "/workbench");
            await visit.Page.GotoAsync("/workbench/inbox");
            await visit.Page.Picture(Folder, $"inbox.{user}.390");
        }
    }

    /// <summary>What only a click, a wish or paper brings.</summary>
    [Fact(Explicit = true)]
    public async Task What_a_click_brings_is_taken()
    {
        foreach (var (width, height) in Sizes)
        {
            await using var anyone = await walk.Browser.Visit(walk.Url, width, height);
            await Public(anyone.Page, width);
            await using var visit = await walk.Browser.Visit(walk.Url, width, height);
            var user = walk.Pages.First(p => p.Address.StartsWith("/workbench/cases/", StringComparison.Ordinal)).User!;
            await visit.SignIn(user, walk.Password(user));
            await Staff(visit.Page, width);
            await using var designer = await walk.Browser.Visit(walk.Url, width, height);
            await designer.SignIn("city-supervisor", walk.Password("city-supervisor"));
            foreach (var page in new[] { "check", "revisions", "moves" })
            {
                await designer.Page.GotoAsync($"/studio/definitions/case-lifecycle/{page}");
                await designer.Page.Picture(Folder, $"moment.studio-{page}.{width}");
            }
        }
    }

    /// <summary>The five that the README shows: <c>ops/readme</c> holds what stands in the folder <c>readme</c> of the pictures.</summary>
    [Fact(Explicit = true)]
    public async Task The_best_five_are_taken()
    {
        await using var scope = walk.Demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        async Task<string> In(CaseStage stage) => await db.Cases.Where(c => c.Kind == Case.OfCase && c.Stage == stage && c.OrganisationId == "city").OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync(TestContext.Current.CancellationToken);
        var handler = await db.Users.Where(u => u.UserName == "city-handler").Select(u => u.Id).FirstAsync(TestContext.Current.CancellationToken);
        var own = (await db.Cases.Where(c => c.Kind == Case.OfCase && c.OrganisationId == "city").OrderByDescending(c => c.Id).ToListAsync(TestContext.Current.CancellationToken)).First(c => c.Facts.Grading is not null && c.Facts.Assignment?.Lead == handler).Id;
        (string Name, string User, string Address, int Height)[] best =
        [
            ("case", "city-leader", $"/workbench/cases/{await In(CaseStage.LegalReview)}", 0), ("campaign", "city-supervisor", "/workbench/campaigns/demonstration", 830),
            ("document", "city-handler", $"/workbench/cases/{own}/documents/prior-notice", 768), ("what-if", "city-handler", "/workbench/rules/what-if", 830), ("supervise", "city-principal-leader", "/workbench/supervise?of=matters", 768),
        ];
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "readme")).FullName;
        foreach (var (name, user, address, height) in best)
        {
            await using var visit = await walk.Browser.Visit(walk.Url, 1366, height == 0 ? 768 : height);
            await visit.SignIn(user, walk.Password(user));
            await visit.Page.GotoAsync(address);
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = height == 0 });
        }
    }

    private static async Task Public(IPage page, int width)
    {
        await page.GotoAsync("/");
        await page.ClickAsync(".pub-tools .end a >> nth=0");
        await page.Picture(Folder, $"moment.large-text.{width}");
        await page.ClickAsync(".pub-tools .end a >> nth=1");
        await page.Picture(Folder, $"moment.large-text-contrast.{width}");
        await page.GotoAsync("/no-such-page");
        await page.Picture(Folder, $"moment.no-such-page.{width}");
        await page.FillTo(2);
        await page.FillAsync("#amount", "两千");
        await page.ClickAsync(TipSteps.Go);
        await page.Picture(Folder, $"moment.tip-refused.{width}");
        await page.FillTo(3);
        await page.SetInputFilesAsync("#files", [new FilePayload { Name = "记录.txt", MimeType = "text/plain", Buffer = "九月一日，红包两千元"u8.ToArray() }, new FilePayload { Name = "run.exe", MimeType = "text/plain", Buffer = [0x4D, 0x5A, 0, 0, 1] }]);
        await page.ClickAsync(TipSteps.Go);
        await page.ClickAsync(TipSteps.Go);
        await page.WaitForSelectorAsync(".qy-receipt");
        await page.Picture(Folder, $"moment.receipt.{width}");
        var receipt = string.Concat(await page.Locator(".qy-receipt span").AllTextContentsAsync());
        await page.ClickAsync("form[action^='/follow-up/proof'] button");
        await page.Picture(Folder, $"moment.proof.{width}");
        await page.GotoAsync("/follow-up");
        await page.FillAsync("#receipt", receipt);
        await page.ClickAsync("main form button.btn-primary");
        await page.FillAsync("#text", "补充：当天在七楼。");
        await page.ClickAsync(".qy-reply button.btn-primary");
        await page.Picture(Folder, $"moment.follow-up.{width}");
    }

    private async Task Staff(IPage page, int width)
    {
        foreach (var (name, address) in new[] { ("inbox-columns", "/workbench/inbox"), ("cases-columns", "/workbench/cases") })
        {
            await page.GotoAsync(address);
            if (await page.Locator(".qy-columns > summary:visible").CountAsync() > 0)
            {
                await page.ClickAsync(".qy-columns > summary");
                await page.Picture(Folder, $"moment.{name}.{width}");
            }
        }

        await page.GotoAsync("/workbench");
        await page.ClickAsync(".qy-account > summary");
        await page.Picture(Folder, $"moment.account.{width}");
        if (await page.Locator(".qy-menu > summary:visible").CountAsync() > 0)
        {
            await page.ReloadAsync();
            await page.ClickAsync(".qy-menu > summary");
            await page.Picture(Folder, $"moment.menu.{width}");
        }

        foreach (var (name, address) in new[] { ("search", "/workbench/search?q=" + Uri.EscapeDataString("红包")), ("search-nothing", "/workbench/search?q=xyz") })
        {
            await page.GotoAsync(address);
            await page.Picture(Folder, $"moment.{name}.{width}");
        }

        await page.GotoAsync("/workbench/no-such-page");
        await page.Picture(Folder, $"moment.staff-no-such-page.{width}");

        // Paper, as the printer gets it.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(760, 1000);
        foreach (var found in walk.Pages.Where(p => width == 1366 && p.User is not null && Paper().IsMatch(p.Address)).Take(12))
        {
            if ((await page.GotoAsync(found.Address))!.Ok)
            {
                await page.Picture(Folder, $"print.{Name(found.Address)}");
            }
        }
    }

    private static async Task Sized(Visit visit, string name, string address)
    {
        foreach (var (width, height) in Sizes)
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            await visit.Page.GotoAsync(address);
            await visit.Page.Picture(Folder, $"{name}.{width}");
        }
    }

    private static string Name(string address) => address.Replace('/', '.').Replace('?', '.').Replace('&', '.').Trim('.') is { Length: > 0 } path ? path : "home";

    // The other sizes and contrasts of a public page; the front page shows them.
    [GeneratedRegex("[?&](size|contrast|lang)=")]
    private static partial Regex Wished();

    [GeneratedRegex("^/workbench/(cases/[^/?]+(\\?tab=[a-z]+)?$|supervise$|cases/.*/deadlines/|campaigns/[^/]+$|returns/[^/]+$|matters/[^/]+$|registers/[^/]+$)")]
    private static partial Regex Paper();
}
