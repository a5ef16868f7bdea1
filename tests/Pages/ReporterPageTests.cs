using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>A reporter on a phone without script and a handler at the desk write to each other.</summary>
public sealed class ReporterPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_REPORTER_PICTURES");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_of_the_handler_is_answered_and_the_bell_says_so()
    {
        var (walk, receipt) = await Told();
        await walk.Until("verify-tip");
        await using var desk = await browser.Visit(house.Url, 1366, 768);
        await desk.SignIn("handler", house.Password("handler"));
        await desk.Page.GotoAsync($"/workbench/cases/{walk.CaseId}?tab=correspondence");
        await desk.Page.FillAsync("#letter", "请问是哪一天？");
        await desk.Page.ClickAsync("form:has(#letter) button.btn-primary");
        await desk.Page.WaitForSelectorAsync(".qy-msg.me");
        Assert.Contains("请问是哪一天？", await desk.Page.TextContentAsync(".qy-msg.me"), StringComparison.Ordinal);

        await using var phone = await browser.Visit(house.Url, 390, 844, script: false);
        var page = await Open(phone, receipt);
        Assert.Contains("请问是哪一天？", await page.TextContentAsync("main"), StringComparison.Ordinal);
        await page.FillAsync("#text", "九月二日下午。");
        await page.ClickAsync(".qy-reply button");
        Assert.False(await phone.Overflows());

        await desk.Page.GotoAsync("/workbench/messages?show=unread");
        await desk.Page.ClickAsync($".qy-messages a:has-text('{(await Of(walk)).Number} 举报人来信')");
        await desk.Page.ClickAsync(".qy-tabs a:has-text('往来')");
        await desk.Page.ClickAsync(".btn:has-text('打开（留痕）')");
        Assert.Contains("九月二日下午。", await desk.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await desk.Page.Picture(Folder, "desk");
        Assert.Contains("2 封来往信件，其中 1 封来自举报人", await desk.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.Empty(desk.Wrong);
        Assert.Empty(phone.Wrong);
    }

    [Fact]
    public async Task Retaliation_is_reported_from_the_same_page_and_an_empty_report_comes_back_open()
    {
        var (walk, receipt) = await Told();
        await walk.Until("verify-tip");
        await using var phone = await browser.Visit(house.Url, 390, 844, script: false);
        var page = await Open(phone, receipt);
        Assert.Equal(0, await page.Locator("summary:has-text('申请复核')").CountAsync());
        Assert.Contains("收到办理结果以后", await page.TextContentAsync(".pub-more"), StringComparison.Ordinal);
        await page.ClickAsync("summary:has-text('报告受到打击报复')");
        await page.FillAsync("#retaliation-text", " ");
        await page.ClickAsync("form:has(#retaliation-text) button");
        await page.Picture(Folder, "retaliation");
        Assert.True(await page.IsVisibleAsync("#retaliation-text"), "What was wrong stands open.");
        Assert.Contains("请写明", await page.TextContentAsync("#retaliation-text-note"), StringComparison.Ordinal);
        Assert.Equal("", await page.InputValueAsync("#text"));
        await page.FillAsync("#retaliation-text", "科主任把我调去了门诊。");
        await page.ClickAsync("form:has(#retaliation-text) button");

        Assert.Contains("科主任把我调去了门诊。", await page.TextContentAsync(".qy-msg.me"), StringComparison.Ordinal);
        Assert.Equal("leader", (await walk.Find("answer-retaliation")).User);
        Assert.False(await phone.Overflows());
        Assert.All(phone.Wrong, wrong => Assert.Contains("422", wrong, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_typed_for_a_review_that_is_too_late_stands_beneath_the_conversation()
    {
        var (walk, receipt) = await Told();
        await walk.Until(null);
        await using var phone = await browser.Visit(house.Url, 390, 844, script: false);
        var page = await Open(phone, receipt);
        await page.ClickAsync("summary:has-text('申请复核')");
        await page.FillAsync("#review-text", "金额不止三千元。");
        house.Clock.Set(house.Clock.GetUtcNow().AddDays(31));
        await page.ClickAsync("form:has(#review-text) button");

        Assert.Equal("金额不止三千元。", await page.InputValueAsync("#text"));
        Assert.Contains("已经过期", await page.TextContentAsync("#text-note"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#review-text").CountAsync());
    }

    [Fact]
    public async Task A_second_press_finds_what_it_asked_for_and_other_words_are_not_lost()
    {
        var (walk, receipt) = await Told();
        await walk.Until(null);
        await using var one = await browser.Visit(house.Url, 390, 844, script: false);
        await using var other = await browser.Visit(house.Url, 390, 844, script: false);
        await using var third = await browser.Visit(house.Url, 390, 844, script: false);
        foreach (var (visit, text) in new[] { (one, "金额不止三千元。"), (other, "金额不止三千元。"), (third, "另外还有一件事。") })
        {
            await (await Open(visit, receipt)).ClickAsync("summary:has-text('申请复核')");
            await visit.Page.FillAsync("#review-text", text);
        }

        foreach (var visit in new[] { one, other, third })
        {
            await visit.Page.ClickAsync("form:has(#review-text) button");
        }

        Assert.Equal("", await other.Page.InputValueAsync("#text"));
        Assert.Equal(["金额不止三千元。"], await other.Page.Locator(".qy-msg.me .pre").AllTextContentsAsync());
        Assert.Equal("另外还有一件事。", await third.Page.InputValueAsync("#text"));
        Assert.Contains("只能申请一次", await third.Page.TextContentAsync("#text-note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_result_rates_it_and_asks_for_a_review_and_the_page_says_that_it_was_done()
    {
        var (walk, receipt) = await Told();
        await walk.Until(null);
        await using var phone = await browser.Visit(house.Url, 390, 844, script: false);
        var page = await Open(phone, receipt);
        await page.ClickAsync("summary:has-text('评价办理情况')");
        await page.Picture(Folder, "rating");
        await page.ClickAsync(".pub-more label:has(input[value='4'])");
        await page.FillAsync("#rating-text", "办得快。");
        await page.ClickAsync("form:has(#rating-text) button");
        Assert.Contains("您评了 4 分：满意。", await page.TextContentAsync(".pub-more"), StringComparison.Ordinal);

        await page.ClickAsync("summary:has-text('申请复核')");
        await page.FillAsync("#review-text", "金额不止三千元。");
        await page.ClickAsync("form:has(#review-text) button");
        Assert.Contains("申请复核，答复会写在对话里", await page.TextContentAsync(".pub-more"), StringComparison.Ordinal);
        Assert.Equal(["办得快。", "金额不止三千元。"], await page.Locator(".qy-msg.me .pre").AllTextContentsAsync());
        Assert.Equal("principal-leader", (await walk.Find("answer-review")).User);
        Assert.Equal(0, await phone.Cookies());
        Assert.False(await phone.Overflows());
        Assert.Empty(phone.Wrong);

        await using var desk = await browser.Visit(house.Url, 1366, 768);
        await desk.SignIn("handler", house.Password("handler"));
        await desk.Page.GotoAsync($"/workbench/cases/{walk.CaseId}?tab=correspondence");
        Assert.Contains("举报人评价：4 分（满分 5 分）", await desk.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("办得快", await desk.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.Empty(desk.Wrong);
    }

    private async Task<(CaseWalk Walk, string Receipt)> Told()
    {
        var walk = new CaseWalk(house);
        return (walk, (string)(await walk.TipOff())["receipt"]!);
    }

    private Task<Domain.Cases.Case> Of(CaseWalk walk) => house.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().FirstAsync(c => c.Id == walk.CaseId, Token));

    private static async Task<IPage> Open(Visit visit, string receipt)
    {
        await visit.Page.GotoAsync("/follow-up");
        await visit.Page.FillAsync("#receipt", receipt);
        await visit.Page.ClickAsync("main form button");
        return visit.Page;
    }
}
