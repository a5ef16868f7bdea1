using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>The public's site leaves nothing behind, and is left in a moment.</summary>
public sealed class LeavingTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Esc_three_times_or_the_link_leaves_and_Back_does_not_show_what_was_written(bool keys)
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await Elsewhere(page);
        await page.GotoAsync("/notices");
        await page.FillTo(2);
        if (keys)
        {
            await page.PressAsync("#text", "Escape");
            await page.PressAsync("#text", "Escape");
            Assert.Equal(TipSteps.Text, await page.InputValueAsync("#text"));
            await page.PressAsync("#text", "Escape");
        }
        else
        {
            await page.ClickAsync("a.leave");
        }

        await page.WaitForSelectorAsync("text=elsewhere");
        await page.GoBackAsync();
        Assert.EndsWith("/notices", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(TipSteps.Text, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Esc_of_an_input_method_and_Esc_now_and_then_leave_nothing()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await Elsewhere(page);
        await page.FillTo(2);
        await page.EvaluateAsync("() => { for (let i = 0; i < 3; i++) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true })); }");
        await page.EvaluateAsync("""
            () => { for (let i = 0; i < 4; i++) { const e = new KeyboardEvent('keydown', { key: 'Escape' }); Object.defineProperty(e, 'timeStamp', { value: 1001 * i }); document.dispatchEvent(e); } }
            """);

        Assert.Equal(TipSteps.Text, await page.InputValueAsync("#text"));
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_tip_is_sent_and_nothing_is_kept()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.GotoAsync("/tip");
        var asked = new List<string>();

        // The browser fetches its icon when it likes.
        page.Request += (_, request) => asked.AddRange(request.Url.EndsWith("/favicon.svg", StringComparison.Ordinal) ? [] : [$"{request.Method} {request.Url}"]);
        await page.ClickAsync(TipSteps.Go);
        await page.FillAsync("#institution", "示例市第一医院");
        await page.ClickAsync(TipSteps.Go);
        await page.Locator("label:has(input[value=red-envelope]) span").ClickAsync();
        await page.FillAsync("#text", TipSteps.Text);
        await page.ClickAsync(TipSteps.Go);
        await page.SetInputFilesAsync("#files", [new FilePayload { Name = "空.txt", MimeType = "text/plain", Buffer = [] }]);
        await page.ClickAsync(TipSteps.Go);
        Assert.Empty(asked);

        await page.ClickAsync(TipSteps.Go);
        await page.WaitForSelectorAsync(".qy-receipt");
        Assert.Equal($"POST {house.Url}/tip", asked[0]);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.Equal(0, await visit.Cookies());
    }

    [Fact]
    public async Task A_receipt_is_copied_and_lets_nobody_go_who_has_not_kept_it()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844);
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Receipt(page);
        await page.ClickAsync("[data-copied]");
        await page.WaitForSelectorAsync("text=编号已复制");
        Assert.Equal(string.Join(' ', await page.Locator(".qy-receipt span").AllTextContentsAsync()), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await page.ClickAsync("#finish", new PageClickOptions { Force = true });
        Assert.Equal("saved", await page.Focus());
        Assert.True(await page.IsVisibleAsync("#saved-first"));
        Assert.True(await page.IsVisibleAsync(".qy-receipt"));
        await page.CheckAsync("#saved");
        Assert.False(await page.IsVisibleAsync("#saved-first"));
        await page.ClickAsync("#finish");
        await page.WaitForSelectorAsync(".pub-door");
    }

    [Fact]
    public async Task Where_a_browser_copies_nothing_the_number_is_selected()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844);
        var page = visit.Page;
        await page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await Receipt(page);
        await page.ClickAsync("[data-copied]");
        await page.WaitForSelectorAsync("text=编号已经选中");

        Assert.Equal(string.Concat(await page.Locator(".qy-receipt span").AllTextContentsAsync()), await page.EvaluateAsync<string>("getSelection().toString().replace(/\\s/g, '')"));
        Assert.Empty(visit.Wrong);
    }

    private static async Task Receipt(IPage page)
    {
        await page.FillTo(4);
        await page.ClickAsync(TipSteps.Go);
        await page.WaitForSelectorAsync(".qy-receipt");
    }

    private Task Elsewhere(IPage page) =>
        page.RouteAsync(address => !address.StartsWith(house.Url, StringComparison.Ordinal), route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>elsewhere</p>" }));
}
