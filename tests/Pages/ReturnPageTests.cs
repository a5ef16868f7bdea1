using Microsoft.Playwright;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>报送中心: a return from prefill to receipt, sent back and received, wide and narrow.</summary>
public abstract class ReturnPageWalk(ReturnHouse returns, Browser browser)
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_RETURN_PICTURES");

    [Fact]
    public async Task A_return_goes_from_prefill_to_receipt_and_to_the_upper_level()
    {
        var registers = new RegisterWalk(returns.House);
        await registers.Enter("hospital", "expulsions", new() { ["company"] = "某药业", ["expelledAt"] = registers.Moment(-1), ["place"] = "门诊", ["cause"] = "unbooked", ["handler"] = "保卫甲" });
        returns.On(2022, 4, 2);

        // The city chases before anybody has begun.
        await using var head = await Visit("section-head", 1366, 768);
        await head.Page.GotoAsync("/workbench/returns");
        await head.Page.ClickAsync("tr:has-text('季度工作进展') a[href*='/below']");
        await head.Page.Picture(Folder, "below-wide");
        await head.Page.FillAsync("#text", "请于今日报送。");
        await head.Page.ClickAsync("button:has-text('催报')");
        await head.Page.WaitForSelectorAsync(".qy-note:has-text('已向')");

        // The hospital sees the chase, opens, and finds its own figures counted.
        await using var liaison = await Visit("hospital", 1366, 768);
        var page = liaison.Page;
        await page.GotoAsync("/workbench/returns");
        var line = page.Locator("tr", new PageLocatorOptions { HasText = "季度工作进展（2022年第一季度）" });
        Assert.Contains("催报1次", await line.TextContentAsync(), StringComparison.Ordinal);
        await page.Picture(Folder, "list-wide");
        await line.Locator("a.btn").ClickAsync();
        await page.WaitForURLAsync("**/returns/*");
        var begin = page.Locator("button:has-text('重新取数')");
        await begin.ClickAsync();
        await page.WaitForSelectorAsync("a[href$='/figures/expelled']");
        Assert.Equal("1", (await page.TextContentAsync("a[href$='/figures/expelled']"))!.Trim());
        await page.ClickAsync("a[href$='/figures/expelled']");
        await page.WaitForSelectorAsync("td:has-text('某药业')");
        await page.Picture(Folder, "figure-wide");
        await page.GoBackAsync();

        // Handed in with holes: refused in place, and what was typed stands.
        await page.FillAsync("[name='f.expelled.own']", "2");
        await page.FillAsync("[name='t.work']", "门诊巡查<b>加密</b>😀");
        await page.ClickAsync("button:has-text('保存并报送')");
        await page.WaitForSelectorAsync(".qy-wrong:has-text('不一致')");
        Assert.Equal("门诊巡查<b>加密</b>😀", await page.InputValueAsync("[name='t.work']"));
        await page.Picture(Folder, "form-wide");
        foreach (var control in await page.Locator("input[name^='f.'][name$='.own']").AllAsync())
        {
            if ((await control.InputValueAsync()).Length == 0)
            {
                await control.FillAsync("0");
            }
        }

        await page.FillAsync("[name='f.expelled.reason']", "分院一起尚未补登。");
        await page.FillAsync("[name='t.problems']", "个别企业人员仍不预约。");
        await page.FillAsync("[name='t.next']", "继续巡查。");
        await page.ClickAsync("button:has-text('保存并报送')");
        await page.WaitForURLAsync("**/receipt");
        var receipt = await page.TextContentAsync("main");
        Assert.Matches("报送〔2022〕0001号", receipt);
        Assert.Matches("[0-9a-f]{64}", receipt);
        await page.Picture(Folder, "receipt-wide");

        // The city sends back, the hospital reads why, hands in again; the city receives and its own form adds it up.
        var address = page.Url.Replace("/receipt", "", StringComparison.Ordinal);
        await head.Page.GotoAsync(address);
        await head.Page.FillAsync("#back", "请补充典型做法。");
        await head.Page.Picture(Folder, "judge-wide");
        await head.Page.ClickAsync("button:has-text('退回更正')");
        await head.Page.WaitForSelectorAsync(".qy-tag:has-text('已退回')");
        await page.GotoAsync(address);
        Assert.Contains("请补充典型做法。", await page.TextContentAsync("main"), StringComparison.Ordinal);
        await page.ClickAsync("button:has-text('保存并报送')");
        await page.WaitForURLAsync("**/receipt");
        await head.Page.GotoAsync(address);
        await head.Page.ClickAsync("button.btn-primary:has-text('接收')");
        await head.Page.WaitForSelectorAsync(".qy-tag:has-text('已接收')");
        await head.Page.GotoAsync("/workbench/returns");
        await head.Page.Locator("tr", new PageLocatorOptions { HasText = "季度工作进展（2022年第一季度）" }).Locator("button, a.btn").First.ClickAsync();
        await head.Page.WaitForSelectorAsync("text=下级单位");
        Assert.Contains("缺报说明", await head.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await head.Page.Picture(Folder, "merge-wide");
        var merge = head.Page.Url;

        foreach (var (user, target, name) in new[] { ("hospital", "/workbench/returns", "list"), ("hospital", address, "read"), ("hospital", address + "/receipt", "receipt"), ("section-head", merge, "merge"), ("section-head", $"/workbench/returns/below?campaign={ReturnHouse.Plan}&obligation={ReturnHouse.Quarterly}", "below") })
        {
            await using var narrow = await Visit(user, 390, 844);
            await narrow.Page.GotoAsync(target);
            await narrow.Page.Picture(Folder, name + "-narrow");
            Assert.False(await narrow.Overflows(), target);
            Assert.Empty(narrow.Wrong);
        }

        Assert.DoesNotContain(liaison.Wrong.Concat(head.Wrong), w => !w.Contains("422", StringComparison.Ordinal));
    }

    private async Task<Visit> Visit(string user, int width, int height)
    {
        var visit = await browser.Visit(returns.House.Url, width, height);
        await visit.SignIn(user, returns.House.Password(user));
        return visit;
    }
}

public sealed class ReturnPageTests(ReturnHouse returns, Browser browser) : ReturnPageWalk(returns, browser), IClassFixture<ReturnHouse>, IClassFixture<Browser>;

public sealed class ReturnPageOnPostgres(ReturnHouse.OnPostgres returns, Browser browser) : ReturnPageWalk(returns.Returns, browser), IClassFixture<ReturnHouse.OnPostgres>, IClassFixture<Browser>;
