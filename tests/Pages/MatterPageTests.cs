using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>事项 at the desk: a liaison opens one, fills its form in, and the commission sees what was filled in.</summary>
public sealed class MatterPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_MATTER_PICTURES");

    [Fact]
    public async Task A_liaison_opens_a_surrender_and_fills_it_in_and_both_sides_see_it_wide_and_narrow()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("hospital", house.Password("hospital"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/matters");
        await page.SelectOptionAsync("#open-kind", "surrender");
        await page.ClickAsync("form[action='/workbench/matters'][method='post'] button");
        await page.WaitForURLAsync("**/workbench/matters/*");
        var address = new Uri(page.Url).AbsolutePath;
        Assert.Contains("上缴登记", await page.TextContentAsync("h1"), StringComparison.Ordinal);

        // A form with holes is refused in place, with what is missing.
        await page.FillAsync("[name='data.amount']", "2000");
        await page.ClickAsync("#task .qy-task form > button");
        await page.WaitForSelectorAsync("#task .qy-wrong");
        Assert.Equal("2000", await page.InputValueAsync("[name='data.amount']"));

        var now = house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        await page.SelectOptionAsync("select[name='data.item']", "cash");
        await page.CheckAsync("[name='data.reason'][value=unavoidable]");
        await page.CheckAsync("[name='data.giver'][value=patient]");

        foreach (var (name, value) in new[] { ("staff", "护士甲"), ("witness1", "见证人甲"), ("witness2", "见证人乙"), ("receivedAt", Local(now.AddHours(-3))), ("handedAt", Local(now.AddHours(-1))) })
        {
            await page.FillAsync($"[name='data.{name}']", value);
        }

        await page.ClickAsync("#task .qy-task form > button");
        await page.WaitForSelectorAsync("text=退还或者处理");
        await page.GotoAsync(address);
        var text = await page.TextContentAsync("main");
        Assert.Contains("见证人乙", text, StringComparison.Ordinal);
        Assert.Contains("现金", text, StringComparison.Ordinal);
        Assert.Contains("2000 元", text, StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Wrong, w => !w.Contains("422", StringComparison.Ordinal));

        await Look(address, "hospital");
        await Look(address, "section-head");
    }

    [Fact]
    public async Task A_round_shows_its_lots_and_a_rectification_what_was_found()
    {
        var walk = new MatterWalk(house);
        var (matter, lead, second) = await new RoundWalk(house).Visit();
        walk.Id = matter;
        var round = $"/workbench/matters/{walk.Id}";
        await Look(round, lead);
        var form = RoundWalk.Checked(findings: 1);
        form["findings"]![0]!["problem"] = "登记簿缺页。";
        await walk.Do(lead, "inspect", "inspected", form);
        await walk.Do(second, "confirm", "agreed");
        await house.Rest();

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("section-head", house.Password("section-head"));
        await visit.Page.GotoAsync(round);
        var inspected = await visit.Page.TextContentAsync("main");
        Assert.Contains("登记簿缺页。", inspected, StringComparison.Ordinal);
        Assert.Contains("不符合", inspected, StringComparison.Ordinal);
        await visit.Page.ClickAsync("#task .qy-kv a");
        await visit.Page.WaitForSelectorAsync("h1:has-text('整改')");
        var rectification = await visit.Page.TextContentAsync("main");
        Assert.Contains("登记簿缺页。", rectification, StringComparison.Ordinal);
        Assert.Contains("抽查督导 示卫查", rectification, StringComparison.Ordinal);
        await Look(new Uri(visit.Page.Url).AbsolutePath, "section-head");
        await Look(round, "section-head");
    }

    [Fact]
    public async Task Overdue_matters_have_a_board_of_their_own_and_deadlines_their_proof()
    {
        var walk = new MatterWalk(house);
        var opened = await walk.Open("hospital", "surrender");
        house.Clock.Advance(TimeSpan.FromHours(25));
        await house.Sweep();

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("section-head", house.Password("section-head"));
        await visit.Page.GotoAsync("/workbench/supervise?rung=section-head");
        Assert.DoesNotContain((string)opened["number"]!, await visit.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await visit.Page.GotoAsync("/workbench/supervise?rung=section-head&of=matters");
        Assert.Contains((string)opened["number"]!, await visit.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await Look("/workbench/supervise?rung=section-head&of=matters", "section-head");
        await Look("/workbench/matters", "hospital");
        await Look("/workbench/inbox", "hospital");

        await using var hospital = await browser.Visit(house.Url, 390, 844);
        await hospital.SignIn("hospital", house.Password("hospital"));
        await hospital.Page.GotoAsync($"/workbench/matters/{walk.Id}");
        await hospital.Page.ClickAsync("a[href^='/workbench/deadlines/']");
        await hospital.Page.WaitForURLAsync("**/workbench/deadlines/*");
        Assert.Equal(0, await hospital.Page.Locator("a[href^='/workbench/cases']").CountAsync());

        // The address of a case that is a matter leads to the matter.
        await visit.Page.GotoAsync($"/workbench/cases/{walk.Id}");
        Assert.EndsWith($"/workbench/matters/{walk.Id}", visit.Page.Url, StringComparison.Ordinal);
    }

    private async Task Look(string path, string user)
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await using var visit = await browser.Visit(house.Url, width, height);
            await visit.SignIn(user, house.Password(user));
            var answer = await visit.Page.GotoAsync(path);
            Assert.Equal(200, answer!.Status);
            if (Folder is not null)
            {
                await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{user}-{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{width}.png"), FullPage = true });
            }

            Assert.False(await visit.Overflows(), $"{path} at {width}");
            Assert.Empty(visit.Wrong);
        }
    }

    private static string Local(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
