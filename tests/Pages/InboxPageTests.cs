using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>待办中心 by hand: many taken at once, a filter kept, columns chosen, a case sent round and its receipt signed.</summary>
public sealed class InboxPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_INBOX_PICTURES");

    [Fact]
    public async Task Several_tasks_are_taken_at_once_each_with_its_own_answer()
    {
        var walk = new CaseWalk(house);
        await house.Account("intake-2", "受理人员乙", House.City, "intake");
        for (var i = 0; i < 3; i++)
        {
            await walk.TipOff();
        }

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("intake", house.Password("intake"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/inbox?filter=unclaimed");
        var boxes = page.Locator("[data-inbox] input[name=task]");
        for (var i = 0; i < 3; i++)
        {
            await boxes.Nth(i).CheckAsync();
        }

        // A colleague is quicker with one of them.
        var lost = await boxes.Nth(1).GetAttributeAsync("value");
        using (var other = await house.As("intake-2"))
        {
            (await other.PostAsync($"/api/tasks/{lost}/claim", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        await page.Picture(Folder, "inbox-marked");
        await page.DblClickAsync("#claim button");
        await page.WaitForSelectorAsync(".qy-note:has-text('已签收 2 件')");
        await page.Picture(Folder, "inbox-claimed");
        Assert.Equal(3, await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.What == "task-claimed")));
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task A_filter_and_columns_stay_as_one_chose_them_and_survive_going_back()
    {
        await new CaseWalk(house).TipOff();
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("intake", house.Password("intake"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/inbox?filter=unclaimed");
        await page.FillAsync("#inbox-q", "示卫线");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#inbox-q[value='示卫线']");
        await page.FillAsync("#filter-name", "本市新件");
        await page.ClickAsync(".ib-save button");
        await page.WaitForSelectorAsync(".ib-saved a[aria-current=page]:has-text('本市新件')");

        await page.ClickAsync(".qy-columns summary");
        await page.UncheckAsync(".qy-columns input[value=arrived]");
        await page.ClickAsync(".qy-columns form button");
        await page.WaitForSelectorAsync("[data-inbox] th:has-text('到达')", new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await page.WaitForSelectorAsync("[data-inbox] th:has-text('到期')");
        Assert.Contains("filter=unclaimed", page.Url, StringComparison.Ordinal);
        await page.Picture(Folder, "inbox-filter");

        await page.ClickAsync("[data-inbox] tbody a");
        await page.WaitForSelectorAsync("#preview .ib-head");
        await page.GotoAsync("/workbench/cases?stage=received");
        await page.ClickAsync(".qy-columns summary");
        await page.UncheckAsync(".qy-columns input[value=organisation]");
        await page.ClickAsync(".qy-columns form button");
        await page.WaitForSelectorAsync("main table th:has-text('办理机关')", new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await page.WaitForSelectorAsync("main table");
        Assert.EndsWith("/workbench/cases?stage=received", page.Url, StringComparison.Ordinal);
        await page.Picture(Folder, "cases-columns");
        await page.GotoAsync("/workbench/inbox");
        await page.ClickAsync(".ib-saved button");
        await page.WaitForSelectorAsync(".ib-saved", new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Empty(visit.Wrong);
        await browser.LooksRightOnAPhone(house, "intake", "/workbench/inbox?filter=unclaimed", Folder, "inbox");
    }

    [Fact]
    public async Task A_case_is_sent_round_and_the_receipt_signed()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await using (var visit = await browser.Visit(house.Url, 1366, 768))
        {
            await visit.SignIn("section-head", house.Password("section-head"));
            await visit.Page.GotoAsync($"/workbench/cases/{walk.CaseId}");
            await visit.Page.ClickAsync(".qy-actions a:has-text('传阅')");
            await visit.Page.CheckAsync("label:has-text('分管领导甲') input");
            await visit.Page.FillAsync("#note", "请阅。");
            await visit.Page.ClickAsync("form button:has-text('发起传阅')");
            await visit.Page.WaitForSelectorAsync("tr:has-text('分管领导甲'):has-text('未阅')");
            await visit.Page.Picture(Folder, "circulate");
            Assert.Empty(visit.Wrong);
        }

        await using (var visit = await browser.Visit(house.Url, 390, 844))
        {
            await visit.SignIn("leader", house.Password("leader"));
            await visit.Page.GotoAsync("/workbench/inbox?filter=circulated");
            await visit.Page.Picture(Folder, "circulated-narrow");
            await visit.Page.ClickAsync(".ib-do button");
            await visit.Page.WaitForSelectorAsync(".ib-do:has-text('已阅')");
            Assert.False(await visit.Overflows());
            Assert.Empty(visit.Wrong);
        }

        await browser.LooksRightOnAPhone(house, "section-head", $"/workbench/circulate/{walk.CaseId}", Folder, "circulate");
    }
}
