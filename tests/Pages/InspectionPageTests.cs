using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Qingyi.Server.Cli;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>A round at the desk and on the public page, and the campaign's dashboard, wide and narrow.</summary>
public sealed class InspectionPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_INSPECTION_PICTURES");

    [Fact]
    public async Task A_round_is_run_at_the_desk_and_its_draw_repeated_from_the_published_seed()
    {
        var walk = new RoundWalk(house);
        foreach (var i in Enumerable.Range(1, 6))
        {
            await walk.Lists("section-head", $"E{i}", "general", i < 4 ? "3" : "2");
        }

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("section-head", house.Password("section-head"));
        var page = visit.Page;
        Assert.NotEqual(0, await page.Locator("nav.qy-side a[href='/workbench/inspections']").CountAsync());
        await page.GotoAsync("/workbench/inspections");
        await page.SelectOptionAsync("#item", "weifang-2022/free");
        await page.FillAsync("#period", "2026");
        await page.Picture(Folder, "list-wide");
        await page.ClickAsync("main form[action='/workbench/inspections'] button");
        await page.WaitForSelectorAsync("#source");
        var address = new Uri(page.Url).AbsolutePath;
        await page.FillAsync("#source", "双色球第2026139期开奖号码");
        await page.FillAsync("[name='take.all']", "3");
        await page.Picture(Folder, "fix-wide");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.ClickAsync("form[action$='/fix'] button");
        await page.WaitForSelectorAsync("#value");
        await page.FillAsync("#value", "04 11 19 23 28 33 + 07");
        await page.ClickAsync("form[action$='/draw'] button");
        await page.WaitForSelectorAsync("#seed");
        await house.Rest();
        await page.ReloadAsync();
        Assert.Equal(3, await page.Locator("main td a[href^='/workbench/matters/']").CountAsync());
        await page.Picture(Folder, "round-wide");
        Assert.Empty(visit.Wrong);

        // Somebody from outside, without script: takes the list, repeats the draw, and compares.
        await using var anybody = await browser.Visit(house.Url, 390, 844, script: false);
        await anybody.Page.GotoAsync("/draws");
        await anybody.Page.Picture(Folder, "draws-narrow");
        await anybody.Page.ClickAsync("main table a");
        await anybody.Page.WaitForSelectorAsync("#drawn");
        Assert.False(await anybody.Overflows());
        await anybody.Page.Picture(Folder, "draw-narrow");
        var seed = (await anybody.Page.TextContentAsync("#seed"))!.Trim();
        var shown = await anybody.Page.Locator("#drawn tbody tr").AllInnerTextsAsync();
        var list = await house.Anyone().GetByteArrayAsync($"/api/draws/{address.Split('/')[^1]}/list", TestContext.Current.CancellationToken);
        using var files = new DrawFiles(list, []);
        var (code, output) = await files.Repeat("--seed", seed);
        Assert.Equal(Exit.Done, code);
        var drawn = output.Split('\n').Where(l => l.StartsWith("drawn ", StringComparison.Ordinal)).Select(l => l.Split(' ')).ToList();
        Assert.Equal(3, drawn.Count);
        Assert.All(drawn, d => Assert.Contains(shown, s => s.Contains(d[2], StringComparison.Ordinal) && s.Contains(d[3], StringComparison.Ordinal) && s.Contains(d[4], StringComparison.Ordinal)));
        Assert.Equal(0, await anybody.Cookies());

        await browser.LooksRightOnAPhone(house, "section-head", address, Folder, "round");
        await browser.LooksRightOnAPhone(house, "section-head", "/workbench/inspections", Folder, "list");
    }

    [Fact]
    public async Task The_dashboard_draws_its_charts_says_the_same_in_tables_and_opens_each_list()
    {
        await (await house.As("province-leader")).PostAsJsonAsync("/api/campaigns/neijiang-2021/advance", new { trigger = "advance" }, TestContext.Current.CancellationToken);
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("supervisor", house.Password("supervisor"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/campaigns/neijiang-2021");
        await page.WaitForFunctionAsync("[...document.querySelectorAll('[data-chart]')].every(c => c.dataset.drawn === 'true' && c.querySelector('canvas'))");
        var charts = await page.Locator("[data-chart]").CountAsync();
        Assert.InRange(charts, 2, 6);
        Assert.Equal(charts, await page.Locator(".qy-twin table").CountAsync());
        await page.Picture(Folder, "dashboard-wide");

        // Every number of the indicators, the charts and the rings opens a page that is there.
        var links = (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#indicators a, .qy-twin a, .qy-ring a')].map(a => a.getAttribute('href'))")).Distinct().Where(l => !l.StartsWith('#')).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var answer = await page.APIRequest.GetAsync(link);
            Assert.True(answer.Ok, $"{answer.Status.ToString(CultureInfo.InvariantCulture)} {link}");
        }

        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.FillAsync("[name='period']", "2026Q3");
        await page.ClickAsync("form[action$='/freeze'] button");
        await page.WaitForSelectorAsync("#frozen td:has-text('2026Q3')");
        await page.WaitForSelectorAsync("#table-trend");
        Assert.Empty(visit.Wrong);

        await using var phone = await browser.Visit(house.Url, 390, 844);
        await phone.SignIn("supervisor", house.Password("supervisor"));
        await phone.Page.GotoAsync("/workbench/campaigns/neijiang-2021");
        await phone.Page.WaitForFunctionAsync("[...document.querySelectorAll('[data-chart]')].every(c => c.dataset.drawn === 'true')");
        await phone.Page.Picture(Folder, "dashboard-narrow");
        Assert.False(await phone.Overflows());
        Assert.Empty(phone.Wrong);
    }
}
