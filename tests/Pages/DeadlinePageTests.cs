using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Qingyi.Server.Storage;
using Qingyi.Tests.Deadlines;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>期限 at the desk and on the telephone: a leader extends from the board, the proof says all of it, a calendar is shown before it moves anything.</summary>
public sealed class DeadlinePageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_DEADLINE_PICTURES");

    [Fact]
    public async Task A_leader_extends_on_the_board_pauses_on_the_page_and_an_administrator_imports_a_year()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var deadline = await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.SingleAsync(d => d.Limit == "investigation"));
        var climbed = await house.Inside(s => s.GetRequiredService<CaseDb>().Rungs.Where(r => r.DeadlineId == deadline.Id && r.Recipient == "leader-in-charge").Select(r => r.At).SingleAsync());
        house.Clock.Set(climbed.AddMinutes(1));
        await house.Sweep();

        await using (var visit = await browser.Visit(house.Url, 390, 844))
        {
            await visit.SignIn("leader", house.Password("leader"));
            var page = visit.Page;
            await page.GotoAsync("/workbench/supervise?rung=leader-in-charge");
            await Look(page, "board-phone");
            var card = page.Locator($".lead-card:has(a[href='/workbench/deadlines/{deadline.Id}'])");
            await card.Locator("summary", new() { HasTextString = "同意延期" }).ClickAsync();
            await card.Locator("[name=amount]").FillAsync("20");
            await card.Locator("form[action$='/extend'] textarea").FillAsync("等待银行流水。");
            await Look(page, "board-phone-extend");
            await card.Locator("form[action$='/extend'] button").ClickAsync();
            await page.WaitForURLAsync("**/workbench/supervise");
            await page.GotoAsync($"/workbench/deadlines/{deadline.Id}");
            Assert.Contains("延期 20", await page.TextContentAsync("main"), StringComparison.Ordinal);
            await Look(page, "proof-phone");
        }

        await using (var visit = await browser.Visit(house.Url, 1366, 768))
        {
            await visit.SignIn("section-head", house.Password("section-head"));
            var page = visit.Page;
            await page.GotoAsync($"/workbench/deadlines/{deadline.Id}");
            await page.ClickAsync("summary:has-text('暂停')");
            await page.FillAsync("#pause-reason", "送交笔迹鉴定。");
            await page.FillAsync("#pause-last", "2020-01-01");
            await page.ClickAsync("form[action$='/pause'] button");
            await page.WaitForSelectorAsync(".qy-wrong");
            Assert.Equal("送交笔迹鉴定。", await page.InputValueAsync("#pause-reason"));
            await page.FillAsync("#pause-last", "");
            await page.ClickAsync("form[action$='/pause'] button");
            await page.WaitForSelectorAsync("summary:has-text('恢复计算')");
            var text = await page.TextContentAsync("main");
            Assert.Contains("等待银行流水。", text, StringComparison.Ordinal);
            Assert.Contains("送交笔迹鉴定。", text, StringComparison.Ordinal);
            Assert.Contains(Qingyi.Server.Hosting.Node.Name, text, StringComparison.Ordinal);
            await Look(page, "proof-wide");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            if (Folder is not null)
            {
                await page.PdfAsync(new() { Path = Path.Combine(Folder, "proof.pdf"), PreferCSSPageSize = true });
            }

            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.GotoAsync("/workbench/supervise");
            Assert.Contains("不计入期限", await page.TextContentAsync("main"), StringComparison.Ordinal);
            await Look(page, "board-wide");
        }

        await house.Account("keeper", "系统管理员戊", House.City, Qingyi.Domain.People.Role.Administrator);
        await using (var visit = await browser.Visit(house.Url, 1366, 768))
        {
            await visit.SignIn("keeper", house.Password("keeper"));
            var page = visit.Page;
            await page.GotoAsync("/workbench/admin/calendars");
            await page.SetInputFilesAsync("#calendar", new FilePayload { Name = "2027.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(CalendarImportTests.Year2027()) });
            await page.ClickAsync("form[enctype] button");
            await page.WaitForSelectorAsync("text=确认生效");
            Assert.Contains("2027-02-12", await page.TextContentAsync("main"), StringComparison.Ordinal);
            await Look(page, "calendar-preview");
            page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
            await page.ClickAsync("button:has-text('确认生效')");
            await page.WaitForSelectorAsync("text=已生效");
            await Look(page, "calendar-confirmed");
        }

        Assert.Equal(new DateOnly(2027, 2, 12), await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.Limit == "decision").Select(d => d.DueOn).SingleAsync()));
    }

    private static async Task Look(IPage page, string name)
    {
        if (Folder is not null)
        {
            Directory.CreateDirectory(Folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
        }

        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), name + " is wider than the screen");
    }
}
