using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>The lists of the desk in a browser, wide and on a phone: what one looks for stands in the address, outlives a reload and going back, and nothing runs over the edge.</summary>
public sealed class DeskListPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_LIST_PICTURES");

    [Fact]
    public async Task A_filter_outlives_reload_and_going_back_and_every_list_fits_a_telephone()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.Notices.AddRange(Enumerable.Range(0, 25).Select(i => new NoticeRow
            {
                Id = $"zz{i:000}", CaseId = walk.CaseId!, OrganisationId = House.City, Number = $"示卫公示〔2026〕{i + 900}号", Scope = i % 3 == 0 ? "internal" : "public", Title = $"关于示例市某药业股份有限公司的行政处罚公示{i}", Body = "略。", Hash = new string('0', 64), PublishedAt = House.Monday, Until = new DateOnly(2027, 11, 22),
            }));
            var deadline = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == walk.CaseId && d.State == "running").Select(d => d.Id).FirstAsync();
            db.Escalations.AddRange(Enumerable.Range(0, 25).Select(i => new Server.Deadlines.EscalationRow
            {
                Id = $"zz{i:000}", CaseId = walk.CaseId!, DeadlineId = deadline, Rung = 1, Recipient = i % 2 == 0 ? "section-head" : "handler", Role = Domain.People.Role.SectionHead, OrganisationId = House.City, Sentence = $"受理登记 11月24日到期，尚未办理（第{i}次提醒）。", RaisedAt = House.Monday,
            }));
            return await db.SaveChangesAsync();
        });

        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await using var visit = await browser.Visit(house.Url, width, height);
            await visit.SignIn("section-head", house.Password("section-head"));
            var page = visit.Page;
            await page.GotoAsync("/workbench/notices");
            await page.Picture(Folder, $"notices-{width}");
            await page.SelectOptionAsync("#by-kind", "internal");
            await page.ClickAsync("main form[method=get] button");
            await page.WaitForURLAsync("**kind=internal**");
            Assert.Equal(9, await page.Locator("main tbody tr").CountAsync());
            await page.ClickAsync("main tbody a >> nth=0");
            await page.GoBackAsync();
            await page.ReloadAsync();
            Assert.Equal("internal", await page.InputValueAsync("#by-kind"));
            Assert.Equal(9, await page.Locator("main tbody tr").CountAsync());

            foreach (var (name, path) in new[] { ("notices-filtered", "/workbench/notices?kind=internal"), ("messages", "/workbench/messages?kind=escalation"), ("supervise", "/workbench/supervise?rung=section-head"), ("returns", "/workbench/returns?state=missing"), ("jobs", "/workbench/jobs?state=done") })
            {
                await page.GotoAsync(path);
                await page.Picture(Folder, $"{name}-{width}");
                Assert.False(await visit.Overflows(), $"{path} at {width}");
                Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"));
            }

            Assert.Empty(visit.Wrong);
        }
    }
}
