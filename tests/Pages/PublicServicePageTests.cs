using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>满意度, 廉洁公示, 政策与案例 and the two ways of reading easier, without script and without cookie, on a screen and on a phone.</summary>
public sealed class PublicServicePageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private const long MostBytes = 150 * 1024;

    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_ADMIN_PICTURES");

    [Fact]
    public async Task A_code_is_made_and_printed_and_a_patient_answers_without_script()
    {
        await using var desk = await browser.Visit(house.Url, 1366, 768);
        await desk.SignIn("hospital", house.Password("hospital"));
        await desk.Page.GotoAsync("/workbench/satisfaction");
        await desk.Page.SelectOptionAsync("#place", "ward");
        await desk.Page.FillAsync("#ward", "心内科病区");
        await desk.Page.ClickAsync("#new button.btn-primary");
        await desk.Page.WaitForURLAsync("**/sheet");
        await desk.Page.Picture(Folder, "survey-sheet-wide");
        var address = (await desk.Page.TextContentAsync(".qy-poster code"))!;
        Assert.StartsWith(house.Url, address, StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            await using var patient = await browser.Visit(house.Url, 390, 844, script: false);
            await patient.Page.GotoAsync(address);
            await patient.Page.Picture(Folder, "survey-narrow");
            for (var q = 1; q <= 5; q++)
            {
                await patient.Page.ClickAsync($"label:has(input[name=q{q}][value='{(i == 0 ? 2 : 5)}']) span");
            }

            await patient.Page.ClickAsync("main button");
            await patient.Page.WaitForSelectorAsync("h1:has-text('谢谢您的评价')");
            Assert.False(await patient.Overflows());
            Assert.Equal(0, await patient.Cookies());
            Assert.Empty(patient.Wrong);
            Assert.InRange(await Weight(address), 1, MostBytes);
        }

        await desk.Page.GotoAsync("/workbench/satisfaction");
        Assert.Contains("心内科病区", await desk.Page.TextContentAsync("#results"), StringComparison.Ordinal);
        await desk.Page.Picture(Folder, "survey-desk-wide");
        Assert.Empty(desk.Wrong);
        await browser.LooksRightOnAPhone(house, "leader", "/workbench/satisfaction", Folder, "survey-desk");
    }

    [Fact]
    public async Task A_publisher_publishes_by_clicking_and_everybody_reads_it_in_large_print_and_high_contrast_through_all_pages()
    {
        await using var desk = await browser.Visit(house.Url, 1366, 768);
        await desk.SignIn("publisher", house.Password("publisher"));
        await desk.Page.GotoAsync("/workbench/articles");
        await desk.Page.SelectOptionAsync("#kind", "case");
        await desk.Page.FillAsync("#title", "一起收受红包的典型案例");
        await desk.Page.FillAsync("#body", "某医院外科医师王某收受患者红包两千元，被科室发现后退还。\n依照九项准则给予批评教育，取消当年评优资格。");
        await desk.Page.ClickAsync("#new button.btn-primary");
        await desk.Page.WaitForSelectorAsync("#articles a:has-text('一起收受红包的典型案例')");
        await desk.Page.Picture(Folder, "article-desk-wide");
        Assert.Empty(desk.Wrong);
        using var publisher = await house.As("publisher");
        (await publisher.PostAsJsonAsync("/api/articles", new JsonObject { ["kind"] = "policy", ["title"] = "九项准则", ["body"] = "一、合法按劳取酬，不接受商业提成。二、严守诚信原则，不参与欺诈骗保。", ["source"] = "国家卫生健康委、国家医保局、国家中医药局", ["inForceFrom"] = "2021-11-12" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        foreach (var (width, height, name) in new[] { (390, 844, "narrow"), (1366, 768, "wide") })
        {
            await using var visit = await browser.Visit(house.Url, width, height, script: false);
            var page = visit.Page;
            await page.GotoAsync("/");
            await page.ClickAsync("a:has-text('大字版')");
            await page.ClickAsync("a:has-text('高对比度')");
            await page.Picture(Folder, "contrast-home-" + name);
            foreach (var door in new[] { "/policies", "/integrity", "/notices", "/disclosures", "/draws", "/tip", "/follow-up" })
            {
                await page.ClickAsync($"header nav a[href^='{door}']");
                Assert.Equal("large contrast", await page.GetAttributeAsync("html", "class"));
                await page.Picture(Folder, $"contrast{door.Replace('/', '-')}-{name}");
                Assert.InRange(await Weight(door), 1, MostBytes);
                Assert.False(await visit.Overflows(), door);
            }

            await page.GotoAsync("/notices?size=large&contrast=high");
            await page.ClickAsync("main form button");
            Assert.Equal("large contrast", await page.GetAttributeAsync("html", "class"));
            await page.ClickAsync("a:has-text('标准配色')");
            Assert.Equal("large", await page.GetAttributeAsync("html", "class"));
            await page.GotoAsync("/policies");
            await page.Picture(Folder, "policies-" + name);
            await page.ClickAsync("#articles a:has-text('典型案例')");
            await page.Picture(Folder, "policy-" + name);
            Assert.Contains("取消当年评优资格", await page.TextContentAsync("main"), StringComparison.Ordinal);
            await page.GotoAsync("/integrity");
            await page.Picture(Folder, "integrity-" + name);
            Assert.Equal(0, await visit.Cookies());
            Assert.Empty(visit.Wrong);
        }

        await browser.LooksRightOnAPhone(house, "publisher", "/workbench/articles", Folder, "article-desk");
        await using var script = await browser.Visit(house.Url, 1366, 768);
        foreach (var address in new[] { "/?contrast=high", "/policies?contrast=high", "/integrity?contrast=high&size=large", "/tip?contrast=high", "/policies", "/integrity" })
        {
            await script.Page.GotoAsync(address);
            Assert.Equal("", string.Join('\n', (await script.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{address} {v.Id} {v.Nodes[0].Target}")));
        }
    }

    /// <summary>The page with everything that it loads.</summary>
    private async Task<long> Weight(string address)
    {
        using var client = house.Anyone();
        var page = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        long sum = System.Text.Encoding.UTF8.GetByteCount(page);
        foreach (var part in System.Text.RegularExpressions.Regex.Matches(page, "<link[^>]* href=\"([^\"]+)\"|src=\"([^\"]+)\"").Select(m => m.Groups[1].Length > 0 ? m.Groups[1].Value : m.Groups[2].Value))
        {
            sum += (await client.GetByteArrayAsync(part, TestContext.Current.CancellationToken)).Length;
        }

        return sum;
    }
}
