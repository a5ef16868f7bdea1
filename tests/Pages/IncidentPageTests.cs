using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>异常处置 in the browser: seen, read, dealt with.</summary>
public sealed class IncidentPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_supervisor_finds_what_is_held_reads_why_and_skips_it_with_a_reason()
    {
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("publish", "Case.PublishNotice"), OwnEdition.Opinion("after", "section-head")],
            [OwnEdition.Arrow("start", "publish"), OwnEdition.Arrow("publish", "after")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        foreach (var (width, height) in new[] { (390, 844), (1366, 768) })
        {
            await using var visit = await browser.Visit(house.Url, width, height);
            await visit.SignIn("supervisor", house.Password("supervisor"));
            var page = visit.Page;
            await page.GotoAsync("/workbench/incidents");
            Assert.False(await visit.Overflows(), $"list at {width}");
            await Picture(page, $"{width}-list");
            await page.ClickAsync("main table a.btn");
            Assert.Contains("没有办成", await page.TextContentAsync("main .qy-note"), StringComparison.Ordinal);
            Assert.False(await visit.Overflows(), $"page at {width}");
            await Picture(page, $"{width}-page");

            // Without a reason nothing happens, and the form says so.
            var refused = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#skip form button"), r => r.Url.EndsWith("/skip", StringComparison.Ordinal));
            Assert.Equal(422, refused.Status);
            Assert.Contains("请写明理由", await page.TextContentAsync("#skip .qy-wrong"), StringComparison.Ordinal);
            Assert.All(visit.Wrong, w => Assert.Contains("422", w, StringComparison.Ordinal));
            if (width == 1366)
            {
                await page.FillAsync("#skip textarea", "另行公告");
                await page.ClickAsync("#skip form button");
                await page.WaitForURLAsync("**/workbench/incidents");
                Assert.Contains("没有等待处理的异常", await page.TextContentAsync("main"), StringComparison.Ordinal);
            }
        }

        Assert.Single(await walk.Inbox("section-head"));
    }

    private static Task Picture(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "qingyi-pictures")).FullName, $"incidents-{name}.png"), FullPage = true,
    });
}
