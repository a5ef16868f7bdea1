using System.Net.Http.Json;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>A day at the desk: sign in, take a task, do it.</summary>
public sealed class WorkbenchTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_task_is_taken_refused_while_incomplete_and_then_done()
    {
        await Tip();
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("intake", house.Password("intake"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/inbox");
        await page.ClickAsync("[data-inbox] tbody a");
        await page.ClickAsync("#preview .qy-claim button");
        await page.WaitForURLAsync("**/workbench/inbox?task=*");

        // Declining without a reason is refused; what was typed stays.
        await page.Locator("#preview input[name=outcome][value=declined]").CheckAsync();
        await page.FillAsync("#preview textarea[name=opinion]", "先看一看");
        var refused = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#preview .qy-task form > button"), r => r.Url.EndsWith("/complete", StringComparison.Ordinal));
        await page.WaitForSelectorAsync("#preview .qy-note.red");
        Assert.Equal(422, refused.Status);
        Assert.Equal("先看一看", await page.InputValueAsync("#preview textarea[name=opinion]"));

        await page.Locator("#preview input[name=outcome][value=accepted]").CheckAsync();
        await page.ClickAsync("#preview .qy-task form > button");
        await page.WaitForURLAsync(url => url.EndsWith("/workbench/inbox", StringComparison.Ordinal));
        await page.GotoAsync("/workbench/cases");
        Assert.Contains("分办", await page.TextContentAsync("main table"), StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Wrong, w => !w.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_of_the_workbench_opens_wide_and_narrow_without_an_error()
    {
        await Tip();
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await using var visit = await browser.Visit(house.Url, width, height);
            await visit.SignIn("section-head", house.Password("section-head"));
            foreach (var path in new[] { "/workbench", "/workbench/inbox", "/workbench/cases", "/workbench/supervise", "/workbench/campaigns", "/workbench/campaigns/national-2021", "/workbench/notices" })
            {
                var answer = await visit.Page.GotoAsync(path);
                Assert.Equal((path, 200), (path, answer!.Status));
                Assert.False(await visit.Overflows(), $"{path} at {width}");
            }

            Assert.Empty(visit.Wrong);
        }
    }

    [Fact]
    public async Task What_was_told_is_read_by_its_desk_and_the_reading_is_recorded()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: "护士长收了家属送的购物卡，价值五百元。");
        var id = walk.CaseId;
        using var intake = await house.As("intake");
        using var publisher = await house.As("publisher");

        var page = await intake.GetStringAsync($"/workbench/cases/{id}?tab=correspondence&tip=open", TestContext.Current.CancellationToken);
        var closed = await publisher.GetStringAsync($"/workbench/cases/{id}?tab=correspondence&tip=open", TestContext.Current.CancellationToken);
        var audit = await intake.GetStringAsync($"/workbench/cases/{id}?tab=audit", TestContext.Current.CancellationToken);

        Assert.Contains("护士长收了家属送的购物卡", page, StringComparison.Ordinal);
        Assert.DoesNotContain("护士长", closed, StringComparison.Ordinal);
        Assert.Contains("查看举报内容", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_changes_nothing()
    {
        await Tip();
        using var intake = await house.As("intake");
        var tasks = await intake.GetFromJsonAsync<System.Text.Json.Nodes.JsonArray>("/api/tasks", TestContext.Current.CancellationToken);
        var id = tasks![0]!["id"]!.GetValue<string>();

        var answer = await intake.PostAsync($"/workbench/tasks/{id}/claim", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("本次没有提交", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_comes_back_to_the_page_after_signing_in()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.Page.GotoAsync("/workbench/cases?stage=received");

        Assert.Contains("/sign-in", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.FillAsync("#user", "intake");
        await visit.Page.FillAsync("#password", house.Password("intake"));
        await visit.Page.ClickAsync("main button");
        await visit.Page.WaitForURLAsync("**/workbench/cases?stage=received");
    }

    [Fact]
    [Requirement("S0-016", "S2-076")]
    public async Task What_comes_by_telephone_is_registered_once_and_its_receipt_printed()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("intake", house.Password("intake"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/intake");
        await page.SelectOptionAsync("[name='data.channel']", "telephone");
        await page.FillAsync("[name='data.institution']", "示例市第一医院");
        await page.SelectOptionAsync("[name='data.conduct']", "kickback");
        await page.FillAsync("[name='data.text']", "来电反映骨科采购耗材时收受回扣。");
        await page.ClickAsync("main form button.btn-primary");

        Assert.Equal(20, string.Concat(await page.Locator(".qy-receipt span").AllTextContentsAsync()).Length);
        Assert.Empty(visit.Wrong);
    }

    private async Task Tip() => await new CaseWalk(house).TipOff();
}
