using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>裁量说明书 on A4: printed by the browser as an officer would, and read back from the paper.</summary>
public sealed class ExplanationPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_GRADING_PICTURES");

    [Fact]
    public async Task A_deviation_is_printed_with_its_reason_the_rules_and_a_heading_on_every_sheet()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("decide-grading");
        var (user, task) = await walk.Find("decide-grading");
        var deviated = await walk.Complete(user, task, "deviated", new() { ["tier"] = "notify", ["fine"] = 15000, ["reason"] = "当事人家中遭灾，酌情从轻。" });
        Assert.True(deviated.IsSuccessStatusCode, await deviated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var handler = await house.As("handler");
        var detail = JsonNode.Parse(await handler.GetStringAsync($"/api/cases/{walk.CaseId}", TestContext.Current.CancellationToken))!;
        var grading = JsonNode.Parse(await handler.GetStringAsync($"/api/cases/{walk.CaseId}/grading", TestContext.Current.CancellationToken))![0]!;

        await Precedents();

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("handler", house.Password("handler"));
        var page = visit.Page;
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}?tab=grading");
        await page.WaitForSelectorAsync("section[aria-label='类案参考'] td:has-text('¥17,000.00')");
        Assert.Equal(4, await page.Locator("section[aria-label='类案参考'] :text('不显示案号')").CountAsync());
        foreach (var width in new[] { 390, 1366 })
        {
            await page.SetViewportSizeAsync(width, 768);
            Assert.False(await visit.Overflows(), $"at {width}");
            await page.Picture(Folder, $"grading-{width}");
        }

        await page.ClickAsync("text=打印裁量说明");
        await page.WaitForSelectorAsync(".file-title");
        var text = await page.TextContentAsync(".file");
        var ruleSet = (string)grading["response"]!["ruleSet"]!;
        foreach (var said in new[]
        {
            (string)detail["number"]!, ruleSet, "李某", "医师法 56(5)", "2022-03-01 起施行", "认定金额不低于档次下限（本案 3000，标准 2000）", "本案为 3000，要求为 5000，差 2,000", "到 ¥5,000.00 还差 ¥2,000.00",
            "当事人家中遭灾，酌情从轻。", "偏离建议，裁量为：通报处理，罚款 ¥15,000.00", "偏离尚未经领导同意", "主办人（承办人甲）", "协办人（承办人乙）", "金额最近的 4 件", "¥17,000.00",
        })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        // Every rule that fired is on paper, and no rule for other respondents.
        Assert.All(grading["response"]!["trace"]!.AsArray().Where(t => (bool)t!["fired"]!), t => Assert.Contains((string)t!["rule"]!, text, StringComparison.Ordinal));
        Assert.DoesNotContain("当事人是医药企业", text, StringComparison.Ordinal);
        foreach (var width in new[] { 1366, 390 })
        {
            await page.SetViewportSizeAsync(width, width == 1366 ? 768 : 844);
            Assert.False(await visit.Overflows(), $"at {width}");
            await page.Picture(Folder, $"explanation-{width}");
        }

        await page.SetViewportSizeAsync(1366, 768);
        var paper = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = false });
        Assert.Empty(visit.Wrong);
        await OnPaper(paper, (string)detail["number"]!, ruleSet);
    }

    [Fact]
    public async Task A_case_out_of_sight_and_a_case_without_a_proposal_have_no_page()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");

        using var handler = await house.As("handler");
        var early = await handler.GetAsync($"/workbench/cases/{walk.CaseId}/explanation", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("还没有裁量建议", await early.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var county = await house.As("county-handler");
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync($"/workbench/cases/{walk.CaseId}/explanation", TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>The size of the sheets, and on each the heading and its number; where no reader of papers is installed, the file is only kept to look at.</summary>
    private static async Task OnPaper(byte[] paper, string number, string ruleSet)
    {
        var file = Path.Combine(Folder ?? Path.GetTempPath(), $"explanation-{Path.GetRandomFileName()}.pdf");
        await File.WriteAllBytesAsync(file, paper);
        try
        {
            if (!File.Exists("/usr/bin/pdftotext"))
            {
                return;
            }

            Assert.Contains("(A4)", await Out("pdfinfo", file), StringComparison.Ordinal);
            var sheets = (await Out("pdftotext", "-layout", file, "-")).Split('\f', StringSplitOptions.RemoveEmptyEntries);
            Assert.InRange(sheets.Length, 2, 7);
            for (var i = 0; i < sheets.Length; i++)
            {
                Assert.Contains(number, sheets[i], StringComparison.Ordinal);
                Assert.Contains(ruleSet, sheets[i].Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.Contains($"—{i + 1}/{sheets.Length}—", sheets[i].Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.DoesNotContain("待办中心", sheets[i], StringComparison.Ordinal);
            }
        }
        finally
        {
            if (Folder is null)
            {
                File.Delete(file);
            }
        }
    }

    private Task Precedents() => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        db.ClosedGradings.AddRange(new[] { (2500_00L, 16_000_00L), (2800_00L, 16_000_00L), (3600_00L, 18_000_00L), (4100_00L, 21_000_00L) }.Select((c, i) => new ClosedGrading
        {
            CaseId = $"precedent-{i}", OrganisationId = House.City, Conduct = "red-envelope", Subject = "physician", Article = "医师法 56(5)", Amount = c.Item1, Tier = "notify", Fine = c.Item2, Year = 2026,
        }));
        return await db.SaveChangesAsync();
    });

    private static async Task<string> Out(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
