using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>任务中心 in a browser: asked for on a case, watched without a hand, taken when it is there.</summary>
public sealed class JobPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_JOB_PICTURES");

    [Fact]
    public async Task A_case_file_is_made_while_its_line_moves_and_then_taken()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("issue-prior-notice");
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("handler", house.Password("handler"));
        var page = visit.Page;
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}?tab=documents");
        await page.ClickAsync("button:has-text('案卷')");
        await page.WaitForSelectorAsync("#jobs");
        await page.Picture(Folder, "jobs-running");
        await page.WaitForSelectorAsync("tr:has-text('案卷（PDF）') a:has-text('下载')");
        await page.Picture(Folder, "jobs-done");

        var link = await page.GetAttributeAsync("tr:has-text('案卷（PDF）') a:has-text('下载')", "href");
        var file = await page.APIRequest.GetAsync(link!);
        Assert.Equal("application/pdf", file.Headers["content-type"]);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await file.BodyAsync(), 0, 4));
        Assert.Empty(visit.Wrong);
        await browser.LooksRightOnAPhone(house, "handler", "/workbench/jobs", Folder, "jobs");
    }
}
