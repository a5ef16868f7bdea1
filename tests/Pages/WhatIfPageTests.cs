using System.Net;
using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>裁量试算 in a browser: live with a script, by its button without one, and begun with the facts of a case.</summary>
public sealed class WhatIfPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_GRADING_PICTURES");

    [Fact]
    public async Task Each_change_is_answered_at_once_and_a_wrong_field_says_what_would_be_right()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("supervisor", house.Password("supervisor"));
        var page = visit.Page;
        await page.ClickAsync(".qy-frame > nav.qy-side a[href='/workbench/rules/what-if']");
        await page.WaitForSelectorAsync("#answer h2:has-text('罚款 ¥20,000.00')");

        await page.FillAsync("#amount", "5000");
        await page.WaitForSelectorAsync("#answer .scale .hit:has-text('从重')");
        Assert.Equal("5000", await page.InputValueAsync("[data-slides=amount]"));
        await page.CheckAsync("[value=solicited]");
        await page.WaitForSelectorAsync("#answer h2:has-text('款项退还患者')");
        await page.WaitForSelectorAsync("#answer td:has-text('其他处罚：警告、没收违法所得 → 警告、款项退还患者')");

        // The slider is the field's twin.
        await page.EvalOnSelectorAsync("[data-slides=amount]", "slider => { slider.value = '30000'; slider.dispatchEvent(new Event('input', { bubbles: true })); }");
        await page.WaitForSelectorAsync("#answer h2:has-text('吊销'), #answer td:has-text('吊销执业证书')");
        Assert.Equal("30000", await page.InputValueAsync("#amount"));
        Assert.Contains("amount=30000", page.Url, StringComparison.Ordinal);

        foreach (var (typed, right) in new[] { ("-1", "应为零或正数"), ("1.005", "应精确到分"), ("三千", "请填以元为单位的数") })
        {
            await page.FillAsync("#amount", typed);
            await page.WaitForSelectorAsync($"#wrong-amount:has-text('{right}')");
            Assert.Equal("true", await page.GetAttributeAsync("#amount", "aria-invalid"));
        }

        await page.FillAsync("#amount", "3,000");
        await page.WaitForSelectorAsync("#wrong-amount:not(:has(.qy-wrong))", new() { State = WaitForSelectorState.Attached });
        Assert.Null(await page.GetAttributeAsync("#amount", "aria-invalid"));
        await page.FillAsync("#actedOn", "2021-05-01");
        await page.WaitForSelectorAsync("#answer td:has-text('执业医师法 37(10)')");
        await page.FillAsync("#actedOn", "2090-01-01");
        await page.WaitForSelectorAsync("#wrong-actedOn:has-text('请填已经发生的日期')");
        Assert.DoesNotContain(visit.Wrong, w => !w.Contains("422", StringComparison.Ordinal));
        await Take(page, "whatif-wrong-1366");
    }

    [Fact]
    public async Task Without_a_script_the_button_answers_and_a_fault_stands_at_its_field()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844, script: false);
        await visit.SignIn("legal-reviewer", house.Password("legal-reviewer"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/rules/what-if");
        await page.SelectOptionAsync("#subject", "nurse");
        await page.FillAsync("#amount", "800");
        await page.ClickAsync("#facts button");
        await page.WaitForSelectorAsync("#answer :text('护士条例')");
        Assert.Equal("nurse", await page.InputValueAsync("#subject"));

        await page.FillAsync("#times", "0");
        await page.ClickAsync("#facts button");
        Assert.Contains("请填 1 以上的整数", await page.TextContentAsync("#wrong-times"), StringComparison.Ordinal);
        Assert.Equal("800", await page.InputValueAsync("#amount"));
        Assert.False(await visit.Overflows());
    }

    [Fact]
    public async Task A_trial_begins_with_the_facts_of_a_case_and_shows_what_differs_and_changes_nothing()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("decide-grading");
        using var handler = await house.As("handler");
        var before = await handler.GetStringAsync($"/api/cases/{walk.CaseId}", TestContext.Current.CancellationToken);

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("handler", house.Password("handler"));
        var page = visit.Page;
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}?tab=grading");
        await page.ClickAsync("text=以本案事实试算");
        await page.WaitForSelectorAsync("#answer h2:has-text('结果对照')");
        Assert.Equal(("physician", "3000", "2023-03-10"), (await page.InputValueAsync("#subject"), (await page.InputValueAsync("#amount")).Replace(".00", "", StringComparison.Ordinal), await page.InputValueAsync("#actedOn")));
        Assert.Equal(0, await page.Locator("#answer .qy-tag.amber").CountAsync());

        await page.FillAsync("#amount", "12000");
        await page.WaitForSelectorAsync("#answer .qy-tag.amber:has-text('情节严重')");
        Assert.Equal(before, await handler.GetStringAsync($"/api/cases/{walk.CaseId}", TestContext.Current.CancellationToken));
        Assert.Empty(visit.Wrong);
        foreach (var width in new[] { 1366, 390 })
        {
            await page.SetViewportSizeAsync(width, width == 1366 ? 768 : 844);
            Assert.False(await visit.Overflows(), $"at {width}");
            await Take(page, $"whatif-case-{width}");
        }

        // Nobody begins with a case that they may not see.
        using var county = await house.As("county-handler");
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync($"/workbench/rules/what-if?case={walk.CaseId}", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task Take(IPage page, string name)
    {
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
        }
    }
}
