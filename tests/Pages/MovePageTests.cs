using System.Net.Http.Json;
using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>迁移方案 in the browser: a supervisor draws up and maps, a leader approves, the supervisor runs and sees the result.</summary>
public sealed class MovePageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("QINGYI_PICTURES");

    [Fact]
    public async Task A_plan_goes_from_its_mapping_to_its_result()
    {
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List("a", "b"))), OwnEdition.Opinion("review", "leader"), OwnEdition.Opinion("check", "section-head"), OwnEdition.Opinion("join", "principal-leader")],
            [OwnEdition.Arrow("start", "fork"), OwnEdition.Arrow("fork", "review", "a"), OwnEdition.Arrow("fork", "check", "b"), OwnEdition.Arrow("review", "join", "approved"), OwnEdition.Arrow("check", "join", "approved")]);
        var walk = new CaseWalk(house);
        for (var i = 0; i < 5; i++)
        {
            await walk.TipOff();
        }

        await walk.Complete("section-head", Assert.Single(await walk.Inbox("section-head")), "approved", []);
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List("a", "b"))), OwnEdition.Opinion("first-review", "leader"), OwnEdition.Opinion("second-review", "leader"), OwnEdition.Opinion("check", "section-head")],
            [OwnEdition.Arrow("start", "fork"), OwnEdition.Arrow("fork", "first-review", "a"), OwnEdition.Arrow("fork", "check", "b"), OwnEdition.Arrow("first-review", "second-review", "approved")]);

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("supervisor", house.Password("supervisor"));
        var page = visit.Page;
        await page.GotoAsync("/studio/definitions/case-lifecycle/moves");
        await page.FillAsync("textarea[name=reason]", "省厅要求增加复核，在办案件一并执行。");
        await Look(visit, "moves");
        await page.ClickAsync("text=拟定迁移方案");
        await page.WaitForURLAsync("**/moves/*");
        await page.ClickAsync(".qy-head >> text=预演");
        await page.WaitForSelectorAsync("text=需指定对应步骤");
        await Look(visit, "move-tried");
        await page.SelectOptionAsync("select[name='map-review']", "first-review");
        await page.ClickAsync("text=保存对应关系");
        await page.WaitForSelectorAsync("text=还没有预演");
        await page.ClickAsync(".qy-head >> text=预演");
        await page.WaitForSelectorAsync("text=可以迁移 4 件");
        Assert.Contains("不能由拟定人自己审批", await page.InnerTextAsync("#move"), StringComparison.Ordinal);
        var address = page.Url;

        await using (var leader = await browser.Visit(house.Url, 390, 844))
        {
            await leader.SignIn("leader", house.Password("leader"));
            await leader.Page.GotoAsync(address);
            await leader.Page.FillAsync("#reason", "同意按方案迁移。");
            await Look(leader, "move-approval-narrow");
            leader.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
            await leader.Page.ClickAsync("button:has-text('批准')");
            await leader.Page.WaitForSelectorAsync("text=已批准，待执行");
        }

        await page.GotoAsync(address);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ClickAsync(".qy-head >> text=执行迁移");
        await page.WaitForSelectorAsync(".qy-head >> text=已完成");
        await page.WaitForSelectorAsync("text=迁移 4 件，保持原版本 1 件");
        await Look(visit, "move-done");
        await page.ClickAsync("a:has-text('保持原版本')");
        Assert.Equal(1, await page.Locator("#move tbody tr").CountAsync());
        Assert.Contains("等待汇合", await page.InnerTextAsync("#move tbody tr"), StringComparison.Ordinal);
        await page.SetViewportSizeAsync(390, 844);
        await Look(visit, "move-done-narrow");
        await page.GotoAsync("/studio/definitions/case-lifecycle/moves");
        await Look(visit, "moves-narrow");
    }

    private static async Task Look(Visit visit, string name)
    {
        Assert.False(await visit.Overflows(), name);
        Assert.Equal("", string.Join(" | ", visit.Wrong));
        if (Pictures is not null)
        {
            Directory.CreateDirectory(Pictures);
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
        }
    }
}
