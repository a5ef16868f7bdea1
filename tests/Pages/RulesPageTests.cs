using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>规则台 in the browser: a supervisor makes a gap and mends it, simulates and sends; a leader approves; the next grading takes the new figure.</summary>
public sealed class RulesPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("QINGYI_PICTURES");

    [Fact]
    public async Task A_schedule_goes_from_its_draft_to_the_next_grading()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("decide-grading");
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("supervisor", house.Password("supervisor"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/rules");
        await Look(visit, "rules");
        await page.ClickAsync("text=国家默认裁量基准（患方给付，建议稿）");
        await Look(visit, "schedule");
        await page.ClickAsync("text=为本地区另订");
        await page.WaitForURLAsync("**/rules/drafts/*");
        await page.FillAsync("#title", "示例市收受患者财物裁量基准");
        await page.FillAsync("#source", "示卫发〔2026〕9号，2026-11-20 公布");
        await page.SelectOptionAsync("#status", "in-force");
        await page.FillAsync("input[name='s1.from']", "2500");
        await page.FillAsync("input[name='s1.fine-from']", "22000");
        await page.ClickAsync("form .qy-form-foot button[value=save]");

        await page.WaitForSelectorAsync("#band-1-note >> text=2000 至 2500 没有档次");
        Assert.Equal("true", await page.GetAttributeAsync("input[name='s1.from']", "aria-invalid"));
        Assert.Equal("true", await page.Locator("#simulation button").GetAttributeAsync("aria-disabled"));
        Assert.Equal("true", await page.Locator("#submit button").GetAttributeAsync("aria-disabled"));
        await Look(visit, "schedule-gap");
        var draft = page.Url;
        await page.SetViewportSizeAsync(390, 844);
        await Look(visit, "schedule-gap-narrow");
        await page.SetViewportSizeAsync(1366, 768);

        await page.FillAsync("input[name='s1.from']", "2000");
        await page.ClickAsync("form .qy-form-foot button[value=save]");
        await page.WaitForSelectorAsync("#simulation button:not([aria-disabled])");
        await page.ClickAsync("#simulation button");
        await page.WaitForURLAsync("**/rules/simulations/*");
        await page.WaitForSelectorAsync("#changed tbody tr");
        Assert.Contains("¥20,000.00 → ¥23,000.00", await page.InnerTextAsync("#changed"), StringComparison.Ordinal);
        Assert.Equal("1", await page.InnerTextAsync("#matrix tbody tr:nth-child(3) td:nth-child(4)"));
        await Look(visit, "simulation");
        await page.SetViewportSizeAsync(390, 844);
        await Look(visit, "simulation-narrow");
        await page.SetViewportSizeAsync(1366, 768);

        await page.ClickAsync("text=回到草稿");
        await page.FillAsync("#reason", "按省厅通知细化一般档的罚款起点。");
        await page.ClickAsync("#submit button");
        await page.WaitForSelectorAsync(".qy-head >> text=待审批");
        Assert.Contains("参与拟稿的人不能审批", await page.InnerTextAsync("#approval"), StringComparison.Ordinal);
        await Look(visit, "schedule-sent");

        await using (var leader = await browser.Visit(house.Url, 390, 844))
        {
            await leader.SignIn("leader", house.Password("leader"));
            await leader.Page.GotoAsync(draft);
            await leader.Page.FillAsync("#opinion", "同意发布。");
            await Look(leader, "schedule-approval-narrow");
            await leader.Page.ClickAsync("text=批准并发布");
            await leader.Page.WaitForSelectorAsync(".qy-head >> text=已发布");
        }

        var answer = await (await walk.As("handler")).PostAsJsonAsync("/api/gradings", new JsonObject
        {
            ["id"] = "A", ["actedOn"] = "2023-03-10", ["jurisdiction"] = "370100", ["subject"] = new JsonObject { ["kind"] = "physician" },
            ["findings"] = new JsonArray(new JsonObject { ["conduct"] = "red-envelope", ["amount"] = 3000 }),
        });
        var graded = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(23000m, graded!["sanctions"]!.AsArray().First(s => (string?)s!["kind"] == "fine")!["proposed"]!.GetValue<decimal>());
        await page.GotoAsync("/workbench/rules/schedules/national-2022-patient@370100");
        await Look(visit, "schedule-own");
        await page.SetViewportSizeAsync(390, 844);
        await Look(visit, "schedule-own-narrow");
        await page.GotoAsync("/workbench/rules");
        await Look(visit, "rules-narrow");
    }

    private static async Task Look(Visit visit, string name)
    {
        if (Pictures is not null)
        {
            Directory.CreateDirectory(Pictures);
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
        }

        Assert.False(await visit.Overflows(), name);
        // A picture leaves an empty style attribute behind, which the next swap of htmx then carries over: that is no fault of the page.
        Assert.Equal("", string.Join(" | ", visit.Wrong.Where(w => Pictures is null || !w.StartsWith("Applying inline style", StringComparison.Ordinal))));
    }
}
