using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Tests.Operations;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>运行状况 in the browser: a node with a wrong clock and one that fell silent are seen, and a dead letter is dealt with.</summary>
public sealed class OperationsPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    [Fact]
    public async Task An_administrator_sees_how_the_nodes_stand_and_sends_a_dead_letter_again_with_a_reason()
    {
        await house.Account("operator", "运维甲", House.Province, Role.Administrator);
        await new CaseWalk(house).TipOff();
        await Letters.Add(house, "m1", "示例市公安局", dead: true);
        await house.Services.GetRequiredService<Heartbeat>().Beat(CancellationToken.None);
        await Others();

        foreach (var (width, height) in new[] { (390, 844), (1366, 768) })
        {
            await using var visit = await browser.Visit(house.Url, width, height);
            await visit.SignIn("operator", house.Password("operator"));
            var page = visit.Page;
            await page.GotoAsync("/workbench/admin/operations");
            var text = await page.TextContentAsync("main");
            Assert.All(new[] { "没有心跳", "时钟不准，不触发期限", "正常", "示例市公安局", "从未备份", "SQLite", "连不上对方" }, part => Assert.Contains(part, text, StringComparison.Ordinal));
            Assert.False(await visit.Overflows(), $"page at {width}");
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "qingyi-pictures")).FullName, $"operations-{width}.png"), FullPage = true,
            });
            if (width == 1366)
            {
                await page.FillAsync("input[name=reason]", "线路已恢复");
                await page.ClickAsync("form button.btn-primary:has-text('重新发送')");
                await page.WaitForSelectorAsync("main:has-text('没有未能送达的报文')");
            }

            Assert.Empty(visit.Wrong);
        }
    }

    private async Task Others()
    {
        await using var db = house.Store.Open();
        var now = TimeProvider.System.GetUtcNow();
        db.Nodes.AddRange(
            new NodeRow { Name = "node-b/4120", Version = "1.0.0", StartedAt = now.AddDays(-3), SeenAt = now.AddMinutes(10), State = NodeRow.Serving, Skew = TimeSpan.FromHours(1).Ticks, SweptAt = now.AddMinutes(-4), Jump = TimeSpan.FromHours(1).Ticks, JumpedAt = now.AddMinutes(-5) },
            new NodeRow { Name = "node-c/977", Version = "1.0.0", StartedAt = now.AddDays(-3), SeenAt = now.AddHours(-2), State = NodeRow.Serving, SweptAt = now.AddHours(-2) });
        await db.SaveChangesAsync();
    }
}
