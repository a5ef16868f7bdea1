using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>全文检索 in a browser: from the box in the top bar to the case.</summary>
public sealed class SearchPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_SEARCH_PICTURES");

    [Fact]
    public async Task A_slash_and_a_few_letters_lead_to_the_case_with_its_places_marked()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until(null);
        await walk.TipOff(conduct: "kickback");
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("handler", house.Password("handler"));
        var page = visit.Page;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("医疗机构医师 红包");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync(".sr-hits mark:has-text('红包')");
        await page.Picture(Folder, "search");
        Assert.Equal(1, await page.Locator(".sr-hits > li").CountAsync());
        await page.ClickAsync(".sr-hits > li > a");
        await page.WaitForSelectorAsync(".qy-tabs");
        await page.GoBackAsync();
        Assert.Equal("医疗机构医师 红包", await page.InputValueAsync("#search-q"));

        await page.FillAsync("#search-q", "<img src=x onerror=alert(1)>");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".qy-empty:has-text('没有找到')");
        await page.FillAsync("#search-q", "红");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".qy-empty:has-text('请至少输入两个字')");
        await page.Picture(Folder, "search-short");
        Assert.Empty(visit.Wrong);
        await browser.LooksRightOnAPhone(house, "handler", "/workbench/search?q=" + Uri.EscapeDataString("红包"), Folder, "search");
    }
}
