using System.Text.Json.Nodes;
using Qingyi.Tests.Campaigns;
using Qingyi.Tests.Cli;
using Qingyi.Tests.Demo;

namespace Qingyi.Tests.Pages;

/// <summary>Campaign, returns and inspections of the demonstration: nothing is empty, every state has its light, and a campaign that has not begun shows no red one.</summary>
public sealed class CampaignPageTests(DemoServer demo, Browser browser) : IClassFixture<DemoServer>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_CAMPAIGN_PICTURES");

    [Fact]
    public async Task Returns_of_the_demonstration_stand_in_each_state_with_their_lights()
    {
        await using var city = await Visit("city-section-head", 1366, 768);
        await city.Page.GotoAsync("/workbench/returns");
        await city.Page.Picture(Folder, "returns-city");
        await city.Page.GotoAsync("/workbench/returns/below?campaign=demonstration&obligation=quarterly-progress");
        var below = (await city.Page.TextContentAsync("main"))!;
        Assert.All(new[] { "已接收", "未开始", "催报1次" }, w => Assert.Contains(w, below, StringComparison.Ordinal));
        await city.Page.Picture(Folder, "below-city");

        await using var county = await Visit("county-section-head", 1366, 768);
        await county.Page.GotoAsync("/workbench/returns");
        Assert.Contains("超期", await county.Page.Locator("tr", new() { HasText = "报送本单位实施方案" }).First.TextContentAsync(), StringComparison.Ordinal);
        await county.Page.Picture(Folder, "returns-county");

        await using var hospital = await Visit("county-hospital-hospital", 1366, 768);
        await hospital.Page.GotoAsync("/workbench/returns");
        var own = (await hospital.Page.TextContentAsync("main"))!;
        Assert.All(new[] { "已退回", "已接收" }, w => Assert.Contains(w, own, StringComparison.Ordinal));
        await hospital.Page.Picture(Folder, "returns-hospital");
        Assert.Empty(city.Wrong.Concat(county.Wrong).Concat(hospital.Wrong));
    }

    [Fact]
    public async Task A_campaign_that_has_begun_shows_what_was_done_and_one_that_has_not_shows_grey_and_the_word()
    {
        await using var province = await Visit("province-leader", 1366, 768);
        var page = province.Page;
        await page.GotoAsync("/workbench/campaigns");
        await page.Picture(Folder, "campaigns");
        await page.GotoAsync("/workbench/campaigns/demonstration");
        var main = (await page.TextContentAsync("main"))!;
        Assert.All(new[] { "组织实施", "已完成", "已过截止日" }, w => Assert.Contains(w, main, StringComparison.Ordinal));
        await page.Picture(Folder, "dashboard");

        await page.GotoAsync("/workbench/campaigns/neijiang-2021");
        var obligations = page.Locator("section.card", new() { HasText = "季度工作进展" }).First;
        Assert.Equal(0, await page.Locator("main .qy-light.is-red").CountAsync());
        Assert.Contains("未启动", await obligations.TextContentAsync(), StringComparison.Ordinal);
        await page.Picture(Folder, "not-begun");
        Assert.Empty(province.Wrong);
    }

    [Fact]
    public async Task A_supervisor_corrects_a_plan_on_the_page_sets_the_campaign_up_and_takes_its_file_out_again()
    {
        await using var city = await Visit("city-supervisor", 1366, 768);
        var page = city.Page;
        var right = AdoptedPlans.Plan("page-own-2026");
        await page.GotoAsync("/workbench/campaigns");
        await page.GetByText("建立行动").ClickAsync();
        await page.FillAsync("#yaml", right.Replace("to: 2026-12-31", "to: 2026-12-32", StringComparison.Ordinal));
        await page.GetByText("检查方案", new() { Exact = true }).ClickAsync();
        Assert.Contains("第7行", await page.Locator("#faults").TextContentAsync(), StringComparison.Ordinal);
        await page.Picture(Folder, "plan-faults");

        await page.FillAsync("#yaml", right.Replace("responsible: [各单位]", "responsible: [各单位, 示例市财政局]", StringComparison.Ordinal));
        await page.GetByText("检查方案", new() { Exact = true }).ClickAsync();
        Assert.Contains("系统里没有这些责任单位，它们的任务不会派给任何人：示例市财政局", await page.TextContentAsync("main"), StringComparison.Ordinal);
        await page.Picture(Folder, "plan-checked");
        await page.Locator("#adopt button").ClickAsync();
        await page.WaitForURLAsync("**/workbench/campaigns/page-own-2026");
        Assert.Contains("自查自纠", await page.TextContentAsync("main"), StringComparison.Ordinal);
        var file = await page.APIRequest.GetAsync("/workbench/campaigns/page-own-2026/plan.yaml");
        Assert.Equal(right.Replace("responsible: [各单位]", "responsible: [各单位, 示例市财政局]", StringComparison.Ordinal).TrimEnd(), await file.TextAsync());
        Assert.Empty(city.Wrong);
    }

    [Fact]
    public async Task A_leader_waives_a_duty_on_the_page_and_the_light_goes_grey()
    {
        await using var province = await Visit("province-principal-leader", 1366, 768);
        var page = province.Page;
        await page.GotoAsync("/workbench/campaigns/demonstration");
        await page.ClickAsync("summary:has-text('免除一项任务')");
        await page.SelectOptionAsync("#duty", "warning-education");
        await page.SelectOptionAsync("#unit", "maternity-hospital");
        await page.ClickAsync("form[action$='/waive'] button");
        Assert.NotEqual(0, await page.Locator("form[action$='/waive'] :invalid").CountAsync());
        await page.FillAsync("#waive-reason", "与市第一医院合并开展。");
        await page.Picture(Folder, "waive");
        await page.ClickAsync("form[action$='/waive'] button");
        await page.WaitForSelectorAsync("#waivers:has-text('与市第一医院合并开展。')");
        Assert.Empty(province.Wrong);

        await using var hospital = await Visit("maternity-hospital-hospital", 1366, 768);
        await hospital.Page.GotoAsync("/workbench/returns");
        Assert.Contains("已免除", await hospital.Page.Locator("tr", new() { HasText = "开展一次警示教育" }).TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_plan_shows_every_finding_that_the_command_line_prints()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "workflows", "campaigns");
        var said = await Said.By(["campaign", "check", .. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)]);
        var findings = said.Lines.Select(l => JsonNode.Parse(l)!).Select(f => (Path: Path.GetFileName((string)f["path"]!), Message: (string)f["message"]!)).ToList();
        Assert.True(findings.Count > 20);
        await using var visit = await Visit("province-supervisor", 1366, 768);
        foreach (var plan in new[] { "national-2021", "shandong-2021", "neijiang-2021", "jiaocheng-2021", "weifang-2022" })
        {
            await visit.Page.GotoAsync($"/workbench/campaigns/{plan}");
            var expected = findings.Where(f => f.Path.StartsWith(plan + ".yaml:", StringComparison.Ordinal)).Select(f => f.Message).Order(StringComparer.Ordinal).ToList();
            var shown = expected.Count == 0 ? [] : (await visit.Page.Locator("#findings tbody td:first-child").AllInnerTextsAsync()).Select(t => t.Trim()).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(expected, shown);
        }

        await visit.Page.GotoAsync("/workbench/campaigns/shandong-2021");
        Assert.Contains("2021-05-31", await visit.Page.TextContentAsync("#findings"), StringComparison.Ordinal);
        await visit.Page.Picture(Folder, "findings");
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task Every_page_of_the_campaign_fits_a_telephone()
    {
        await using var inspections = await Visit("city-section-head", 1366, 768);
        await inspections.Page.GotoAsync("/workbench/inspections");
        await inspections.Page.Picture(Folder, "inspections");
        var round = (await inspections.Page.Locator("main table a[href^='/workbench/inspections/']").First.GetAttributeAsync("href"))!;
        await inspections.Page.GotoAsync(round);
        await inspections.Page.Picture(Folder, "round");
        await inspections.Page.GotoAsync("/workbench/matters?kind=rectification");
        Assert.NotEqual(0, await inspections.Page.Locator("main table a[href^='/workbench/matters/']").CountAsync());
        await inspections.Page.Picture(Folder, "rectifications");
        foreach (var (user, path, name) in new[]
        {
            ("city-section-head", "/workbench/returns", "returns"), ("city-section-head", "/workbench/returns/below?campaign=demonstration&obligation=institution-plan", "below"), ("province-leader", "/workbench/campaigns", "campaigns"),
            ("province-leader", "/workbench/campaigns/demonstration", "dashboard"), ("province-leader", "/workbench/campaigns/neijiang-2021", "not-begun"), ("province-leader", "/workbench/campaigns/shandong-2021", "findings"), ("city-section-head", "/workbench/inspections", "inspections"), ("city-section-head", round, "round"),
        })
        {
            await using var narrow = await Visit(user, 390, 844);
            await narrow.Page.GotoAsync(path);
            await narrow.Page.Picture(Folder, name + "-narrow");
            Assert.False(await narrow.Overflows(), path);
            Assert.Empty(narrow.Wrong);
        }
    }

    private async Task<Visit> Visit(string user, int width, int height)
    {
        var accounts = JsonNode.Parse(await File.ReadAllTextAsync(demo.Accounts, TestContext.Current.CancellationToken))!.AsArray();
        var visit = await browser.Visit(demo.Url, width, height);
        await visit.SignIn(user, (string)accounts.First(a => (string?)a!["user"] == user)!["password"]!);
        return visit;
    }
}
