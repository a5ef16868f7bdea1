using System.Globalization;
using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>上缴登记 at the desk of a hospital: within twenty-four hours it goes straight on, after them it asks why and waits for the commission's head.</summary>
public sealed class SurrenderPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_CAMPAIGN_PICTURES");

    [Fact]
    public async Task Within_a_day_it_goes_on_and_after_it_the_reason_is_asked_and_judged()
    {
        await using var hospital = await browser.Visit(house.Url, 1366, 768);
        await hospital.SignIn("hospital", house.Password("hospital"));
        var page = hospital.Page;
        var now = house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

        await Fill(page, now.AddHours(-25), now.AddHours(-2));
        await page.ClickAsync("#task .qy-task form > button");
        await page.WaitForSelectorAsync("[name='data.settled']");

        await Fill(page, now.AddHours(-30), now.AddHours(-1));
        await page.ClickAsync("#task .qy-task form > button");
        await page.WaitForSelectorAsync("#task [role=alert]:has-text('理由')");
        await page.Picture(Folder, "surrender-late");
        Assert.Equal("护士甲", await page.InputValueAsync("[name='data.staff']"));
        await page.FillAsync("[name='data.lateReason']", "连续夜班，次日返岗后立即上缴。");
        await page.ClickAsync("#task .qy-task form > button");
        await page.WaitForSelectorAsync("[name='data.lateReason']", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        var address = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(address);
        Assert.Equal(0, await page.Locator("[name='data.settled']").CountAsync());

        await using var head = await browser.Visit(house.Url, 1366, 768);
        await head.SignIn("section-head", house.Password("section-head"));
        await head.Page.GotoAsync(address);
        Assert.Contains("连续夜班，次日返岗后立即上缴。", await head.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.NotEqual(0, await head.Page.Locator("#task .qy-task").CountAsync());
        await head.Page.Picture(Folder, "surrender-judge");
        Assert.DoesNotContain(hospital.Wrong.Concat(head.Wrong), w => !w.Contains("422", StringComparison.Ordinal));
        await browser.LooksRightOnAPhone(house, "section-head", address, Folder, "surrender-judge");
    }

    private static async Task Fill(IPage page, DateTimeOffset received, DateTimeOffset handed)
    {
        await page.GotoAsync("/workbench/matters");
        await page.SelectOptionAsync("#open-kind", "surrender");
        await page.ClickAsync("form[action='/workbench/matters'][method='post'] button");
        await page.WaitForURLAsync("**/workbench/matters/*");
        await page.SelectOptionAsync("select[name='data.item']", "cash");
        await page.CheckAsync("[name='data.reason'][value=unavoidable]");
        await page.CheckAsync("[name='data.giver'][value=patient]");
        foreach (var (name, value) in new[] { ("amount", "2000"), ("staff", "护士甲"), ("witness1", "见证人甲"), ("witness2", "见证人乙"), ("receivedAt", Local(received)), ("handedAt", Local(handed)) })
        {
            await page.FillAsync($"[name='data.{name}']", value);
        }
    }

    private static string Local(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
