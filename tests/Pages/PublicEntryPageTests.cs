using Qingyi.Tests.Inspections;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>信息公开 on a screen and on a phone without script, and the desk pages of what is published and attached.</summary>
public sealed class PublicEntryPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_REGISTER_PICTURES");

    [Fact]
    public async Task Everybody_goes_from_the_menu_to_a_published_entry_without_script_or_cookie()
    {
        var life = new LifeWalk(house);
        foreach (var key in new[] { "resources", "prices", "hospital-commitments", "circulars" })
        {
            await life.To(LifeWalk.Definition(key), "publish");
        }

        await life.Walk.Enter("hospital", "hospital-commitments", new() { ["title"] = "示例市第一医院无红包医院公开承诺", ["kind"] = "no-envelope", ["text"] = "一、全院职工不收受患者及家属的“红包”。\n二、不收受企业回扣。\n三、因病施治，不过度检查。", ["channel"] = "纪检监察室 0000-0000000", ["validTo"] = life.Walk.Day(300) });
        var entry = (await life.Walk.List("hospital", "hospital-commitments"))[0]!;
        await life.Walk.Move("hospital-2", "hospital-commitments", await life.Walk.Entry("hospital", "hospital-commitments", (string)entry["id"]!), "publish", new() { ["publishedOn"] = life.Walk.Day() });

        foreach (var (width, height, name) in new[] { (390, 844, "narrow"), (1366, 768, "wide") })
        {
            await using var visit = await browser.Visit(house.Url, width, height, script: false);
            var page = visit.Page;
            await page.GotoAsync("/");
            await page.Picture(Folder, "home-" + name);
            await page.ClickAsync("nav a[href='/disclosures']");
            await page.Picture(Folder, "disclosures-" + name);
            Assert.False(await visit.Overflows());
            await page.ClickAsync("#topics a[href='/disclosures/resources']");
            await page.Picture(Folder, "resources-" + name);
            Assert.False(await visit.Overflows());
            await page.GotoAsync("/disclosures/hospital-commitments");
            await page.Picture(Folder, "commitments-" + name);
            await page.ClickAsync("#entries a:has-text('无红包医院公开承诺')");
            await page.Picture(Folder, "commitment-" + name);
            Assert.Contains("不过度检查", await page.TextContentAsync("main"), StringComparison.Ordinal);
            Assert.False(await visit.Overflows());
            Assert.Equal(0, await visit.Cookies());
            Assert.Empty(visit.Wrong);
        }
    }

    [Fact]
    public async Task A_keeper_attaches_a_file_and_an_inspector_attaches_one_to_an_item()
    {
        var walk = new RegisterWalk(house);
        var entry = await walk.Enter("hospital", "displays", new() { ["area"] = "theatre", ["place"] = "手术室门口", ["theme"] = new System.Text.Json.Nodes.JsonArray("honest"), ["hungOn"] = walk.Day(), ["photo"] = "ZP-1" });
        await using var keeper = await browser.Visit(house.Url, 1366, 768);
        await keeper.SignIn("hospital", house.Password("hospital"));
        await keeper.Page.GotoAsync("/workbench/registers");
        await keeper.Page.Picture(Folder, "index-wide");
        foreach (var form in new[] { "mechanisms", "resources", "product-use" })
        {
            await keeper.Page.GotoAsync($"/workbench/registers/{form}/new");
            await keeper.Page.Picture(Folder, form + "-form-wide");
        }

        var address = $"/workbench/registers/displays/entries/{entry["summary"]!["id"]}";
        await keeper.Page.GotoAsync(address);
        await Attach(keeper.Page, "手术室.jpg");
        await keeper.Page.WaitForSelectorAsync("#attachments a:has-text('手术室.jpg')");
        await keeper.Page.Picture(Folder, "entry-wide");
        Assert.Empty(keeper.Wrong);
        await browser.LooksRightOnAPhone(house, "hospital", address, Folder, "entry");
        await browser.LooksRightOnAPhone(house, "hospital", "/workbench/registers/mechanisms", Folder, "mechanisms");
        await browser.LooksRightOnAPhone(house, "hospital", "/workbench/registers/resources/new", Folder, "resources-form");

        var (matter, lead, _) = await new RoundWalk(house).Visit();
        await using var inspector = await browser.Visit(house.Url, 1366, 768);
        await inspector.SignIn(lead, house.Password(lead));
        await inspector.Page.GotoAsync($"/workbench/matters/{matter}");
        await inspector.Page.SelectOptionAsync("#attachments select", new Microsoft.Playwright.SelectOptionValue { Index = 2 });
        await Attach(inspector.Page, "现场.jpg");
        await inspector.Page.WaitForSelectorAsync("#attachments a:has-text('现场.jpg')");
        await inspector.Page.Picture(Folder, "matter-wide");
        Assert.Empty(inspector.Wrong);
        await browser.LooksRightOnAPhone(house, lead, $"/workbench/matters/{matter}", Folder, "matter");
    }

    [Fact]
    public async Task A_price_list_is_published_a_page_at_a_time_by_another_hand_and_one_that_was_changed_meanwhile_stops_no_other()
    {
        var walk = new RegisterWalk(house);
        await LifeWalk.Second(house);
        for (var i = 1; i <= 5; i++)
        {
            // The fourth is the second hand's own: she may not publish it.
            await walk.Enter(i == 4 ? "hospital-2" : "hospital", "prices", Price(i));
        }

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("hospital-2", house.Password("hospital-2"));
        var page = visit.Page;
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.GotoAsync("/workbench/registers/prices?q=批量");
        Assert.Equal(0, await page.Locator("#together").CountAsync());
        await page.GotoAsync("/workbench/registers/prices?state=draft&q=批量");
        await page.UncheckAsync("tr:has-text('批量片5') input[type=checkbox]");
        var changed = (await walk.List("hospital", "prices", "?q=" + Uri.EscapeDataString("批量片1"))).Single()!;
        await RegisterWalk.Ok(await walk.TryEdit("hospital", "prices", await walk.Entry("hospital", "prices", (string)changed["id"]!), Price(1, 99)));
        await page.Picture(Folder, "together-wide");
        await page.ClickAsync("#together button");
        await page.WaitForSelectorAsync("text=已办理2条");
        await page.Picture(Folder, "together-done-wide");

        // One for each of the two reasons.
        Assert.Equal(2, await page.Locator("[role=alert] div:has-text('1条没有办理')").CountAsync());
        Assert.Equal(["批量片2", "批量片3"], (await walk.List("hospital", "prices", "?state=published&q=" + Uri.EscapeDataString("批量"))).Select(e => (string)e!["values"]!["name"]!).Order(StringComparer.Ordinal));
        Assert.Empty(visit.Wrong);

        System.Text.Json.Nodes.JsonObject Price(int i, int price = 10) => new() { ["kind"] = "drug", ["code"] = $"PL-{i}", ["name"] = $"批量片{i}", ["unit"] = "盒", ["price"] = price, ["basis"] = "挂网价", ["since"] = walk.Day(-3) };
    }

    private static async Task Attach(Microsoft.Playwright.IPage page, string name)
    {
        await page.SetInputFilesAsync("#attachments input[type=file]", [new Microsoft.Playwright.FilePayload { Name = name, MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70] }]);
        await page.ClickAsync("#attachments form button.btn:not([type=button])");
    }
}
