using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>Where script runs, the tip is four steps and still one submit.</summary>
public sealed class TipInStepsTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_TIP_PICTURES");

    [Fact]
    public async Task Four_steps_forward_and_back_keep_what_was_typed()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844);
        var page = visit.Page;
        await page.FillTo(2);
        await page.FillAsync("#place", "住院部七楼");
        await page.ClickAsync(TipSteps.Go);
        Assert.Equal((3, "有什么证据"), (await page.Step(), await page.Focus()));
        await page.ClickAsync(TipSteps.Go);
        Assert.Equal("提交举报", await page.TextContentAsync(TipSteps.Go));
        for (var step = 3; step > 0; step--)
        {
            await page.ClickAsync(TipSteps.Back);
            Assert.Equal(step, await page.Step());
        }

        Assert.Equal("举报谁", await page.Focus());
        Assert.False(await page.IsVisibleAsync(TipSteps.Back));
        Assert.Equal(["示例市第一医院", "住院部七楼", TipSteps.Text], [await page.InputValueAsync("#institution"), await page.InputValueAsync("#place"), await page.InputValueAsync("#text")]);
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_in_the_words_of_the_server_and_takes_the_focus()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.GotoAsync("/tip");
        await Refused(page, 1, "institution", "tip.wrong.institution");
        await page.FillAsync("#institution", "示例市第一医院");
        Assert.Equal(0, await page.Locator(".qy-wrong").CountAsync());
        await page.ClickAsync(TipSteps.Go);

        await Refused(page, 2, "conduct", "tip.wrong.conduct");
        Assert.Contains(Words.Chinese["tip.wrong.short", 10], await page.TextContentAsync("#text-note"), StringComparison.Ordinal);
        await page.Locator("label:has(input[value=red-envelope]) span").ClickAsync();
        await page.FillAsync("#text", "一二三四五六七八九十");
        await page.FillAsync("#amount", "两千");
        await page.FillAsync("#happenedOn", "2026-11-24");
        await Refused(page, 2, "happenedOn", "tip.wrong.happened-on");
        Assert.Contains(Words.Chinese["tip.wrong.amount"], await page.TextContentAsync("#amount-note"), StringComparison.Ordinal);
        await page.FillAsync("#happenedOn", "2026-11-23");
        await page.FillAsync("#amount", "2,000.50 元");
        await page.ClickAsync(TipSteps.Go);
        await page.ClickAsync(TipSteps.Go);

        await page.Locator("label:has(input[value=named])").ClickAsync();
        await Refused(page, 4, "name", "tip.wrong.name");
        Assert.Contains(Words.Chinese["tip.wrong.contact"], await page.TextContentAsync("#contact-note"), StringComparison.Ordinal);
        await page.Locator("label:has(input[value=anonymous])").ClickAsync();
        await page.ClickAsync(TipSteps.Go);
        await page.WaitForSelectorAsync(".qy-receipt");
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task Enter_in_a_field_goes_on_and_sends_no_half_form()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.FillTo(1);
        await page.PressAsync("#person", "Enter");
        Assert.Equal(2, await page.Step());
        await page.PressAsync("#place", "Enter");

        Assert.Equal(2, await page.Step());
        Assert.Equal("conduct", await page.Focus());
    }

    [Fact]
    public async Task Letters_are_counted_and_only_passing_the_least_is_said_aloud()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.FillTo(2);
        foreach (var (text, letters, said) in new[] { ("一二三四五六七八九", 9, ""), ("一二三四五六七八九十", 10, Words.Chinese["tip.text.enough"]), (" 一二三 ", 3, "") })
        {
            await page.FillAsync("#text", text);
            Assert.Contains($"已写 {letters} 字，最少 10 字", await page.TextContentAsync("#text-note"), StringComparison.Ordinal);
            Assert.Equal(said, await page.TextContentAsync("[data-steps] > [role=status]"));
        }
    }

    [Fact]
    public async Task The_last_step_sums_up_what_will_be_sent_and_follows_a_change()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.FillTo(3);
        await page.ClickAsync(TipSteps.Back);
        await page.FillAsync("#happenedOn", "2026-09-02");
        await page.FillAsync("#amount", "3000");
        await page.ClickAsync(TipSteps.Back);
        await page.FillAsync("#department", "骨科");
        await page.FillAsync("#person", "王某");
        await page.ClickAsync(TipSteps.Go);
        await page.ClickAsync(TipSteps.Go);
        await page.SetInputFilesAsync("#files", [new FilePayload { Name = "记录.txt", MimeType = "text/plain", Buffer = "红包"u8.ToArray() }]);
        await page.ClickAsync(TipSteps.Go);
        Assert.Equal(["示例市第一医院 · 骨科 · 王某", "收受患者红包、礼品", "2026-09-02", "未填", "3000", $"{TipSteps.Text.Length} 字", "1 个", "匿名"], await page.Locator(".tip-sum dd").AllTextContentsAsync());

        await page.Locator("label:has(input[value=named])").ClickAsync();
        await page.FillAsync("#name", "李某");
        Assert.Equal("留下姓名和联系方式 · 李某", await page.TextContentAsync(".tip-sum dd:last-child"));
    }

    [Fact]
    public async Task A_tip_is_sent_once_however_often_it_is_clicked()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        var posts = new List<string>();
        var answer = new TaskCompletionSource();
        await page.RouteAsync("**/tip", async route =>
        {
            if (route.Request.Method == "POST")
            {
                posts.Add(route.Request.Url);
                await answer.Task;
            }

            await route.ContinueAsync();
        });
        await page.FillTo(3);
        await page.DblClickAsync(TipSteps.Go);
        Assert.Equal(4, await page.Step());
        Assert.Empty(posts);

        // The browser itself drops a navigation for the next: what counts is how often the page lets one begin.
        var says = await page.EvaluateAsync<string>("""
            () => {
              let begun = 0;
              window.addEventListener('submit', event => { if (!event.defaultPrevented) begun++; });
              const go = document.querySelector('.tip-go .btn-primary');
              go.click();
              const says = go.textContent;
              go.click();
              go.form.requestSubmit();
              return `${says} ${begun}`;
            }
            """);
        Assert.Equal("正在提交… 1", says);
        answer.SetResult();
        await page.WaitForSelectorAsync(".qy-receipt");
        Assert.Single(posts);
    }

    [Fact]
    public async Task A_button_that_says_it_is_sending_comes_back_with_the_page()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.FillTo(4);
        await page.EvaluateAsync("() => { const f = document.querySelector('[data-steps]'); f.action = 'about:blank#'; f.target = 'elsewhere'; f.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })); }");
        Assert.Equal("true", await page.GetAttributeAsync(TipSteps.Go, "aria-disabled"));
        await page.EvaluateAsync("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

        Assert.Equal("提交举报", await page.TextContentAsync(TipSteps.Go));
        Assert.Null(await page.GetAttributeAsync(TipSteps.Go, "aria-disabled"));
    }

    [Fact]
    public async Task What_the_server_refuses_opens_its_step_and_its_links_lead_to_theirs()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844);
        var page = visit.Page;
        await page.FillTo(4);
        await page.Locator("label:has(input[value=named])").ClickAsync();

        // Past the script, as a browser sends whose script is older than the server.
        await page.EvaluateAsync("() => { document.getElementById('amount').value = '两千'; document.querySelector('[data-steps]').submit(); }");
        await page.WaitForSelectorAsync(".qy-note.red");

        Assert.Equal(2, await page.Step());
        Assert.Contains("金额请写数字", await page.TextContentAsync("#amount-note"), StringComparison.Ordinal);
        await page.ClickAsync(".qy-note.red a[href='#contact']");
        Assert.Equal((4, "contact"), (await page.Step(), await page.Focus()));
        await page.ClickAsync(TipSteps.Go);
        Assert.Equal((2, "amount"), (await page.Step(), await page.Focus()));
        Assert.EndsWith("/tip", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Wrong, w => !w.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Department_and_place_are_read_at_the_desk()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844);
        var page = visit.Page;
        await page.FillTo(2);
        await page.FillAsync("#place", "住院部七楼");
        await page.ClickAsync(TipSteps.Back);
        await page.FillAsync("#department", "骨科");
        for (var step = 1; step < 5; step++)
        {
            await page.ClickAsync(TipSteps.Go);
        }

        await page.WaitForSelectorAsync(".qy-receipt");
        var id = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
        await using var desk = await browser.Visit(house.Url, 1366, 768);
        await desk.SignIn("intake", house.Password("intake"));
        await desk.Page.GotoAsync($"/workbench/cases/{id}?tab=correspondence&tip=open");
        var read = await desk.Page.TextContentAsync("main");
        Assert.Contains("科室：骨科", read, StringComparison.Ordinal);
        Assert.Contains("地点：住院部七楼", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1366, 768, "")]
    [InlineData(390, 844, "")]
    [InlineData(683, 384, "")]
    [InlineData(390, 844, "?size=large&contrast=high")]
    [InlineData(1366, 768, "?lang=en")]
    public async Task No_step_shuts_anybody_out(int width, int height, string wishes)
    {
        await using var visit = await browser.Visit(house.Url, width, height);
        var page = visit.Page;
        await page.RouteAsync("**/tip", route => route.ContinueAsync(new() { Url = house.Url + "/tip" + wishes }));
        await page.FillTo(1);
        for (var step = 1; step <= 4; step++)
        {
            if (step == 3)
            {
                await page.SetInputFilesAsync("#files", [new FilePayload { Name = "聊天记录截图.txt", MimeType = "text/plain", Buffer = "红包"u8.ToArray() }, new FilePayload { Name = "空.txt", MimeType = "text/plain", Buffer = [] }]);
            }

            Assert.Equal(step, await page.Step());
            Assert.Empty((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{step}: {v.Id} at {string.Join(" and ", v.Nodes.Select(n => n.Target))}"));
            Assert.False(await visit.Overflows(), $"Step {step} at {width}.");
            await page.Picture(Folder, $"{step}-{width}{wishes.Replace('?', '-').Replace('&', '-')}");
            await page.ClickAsync(TipSteps.Go);
            if (step == 2)
            {
                await page.Picture(Folder, $"{step}-wrong-{width}{wishes.Replace('?', '-').Replace('&', '-')}");
                await page.Locator("label:has(input[value=red-envelope]) span").ClickAsync();
                await page.FillAsync("#text", TipSteps.Text);
                await page.ClickAsync(TipSteps.Go);
            }
        }

        await page.WaitForSelectorAsync(".qy-receipt");
        Assert.Empty((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id));
        Assert.False(await visit.Overflows());
        await page.Picture(Folder, $"5-receipt-{width}{wishes.Replace('?', '-').Replace('&', '-')}");
    }

    private static async Task Refused(IPage page, int step, string field, string key)
    {
        await page.ClickAsync(TipSteps.Go);
        Assert.Equal((step, field), (await page.Step(), await page.Focus()));
        Assert.Contains(Words.Chinese[key], await page.TextContentAsync($"#{field}-note"), StringComparison.Ordinal);
        Assert.Equal($"{field}-note", await page.GetAttributeAsync($"#{field}", "aria-describedby"));
    }
}
