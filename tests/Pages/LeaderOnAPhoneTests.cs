using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>A leader on her way answers what reached her, with the telephone alone; on either database.</summary>
public sealed class LeaderOnAPhoneTests(Browser browser, PostgresCluster cluster) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_leaders_escalation_is_read_and_answered_on_a_phone_and_the_next_rung_still_stands(bool postgres)
    {
        await using var house = new House { Postgres = postgres ? await cluster.Database() : null };
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var deadline = await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.Limit == "investigation").Select(d => d.Id).SingleAsync());
        var rungs = await house.Inside(s => s.GetRequiredService<CaseDb>().Rungs.Where(r => r.DeadlineId == deadline).ToListAsync());
        house.Clock.Set(rungs.Single(r => r.Recipient == "leader-in-charge").At.AddMinutes(1));
        await house.Sweep();
        var id = await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.Where(e => e.DeadlineId == deadline && e.Recipient == "leader-in-charge").Select(e => e.Id).SingleAsync());

        await using var phone = await browser.Visit(house.Url, 390, 844);
        await phone.SignIn("leader", house.Password("leader"));
        var page = phone.Page;
        await page.ClickAsync(".qy-menu > summary");
        await page.ClickAsync(".qy-menu a[href='/workbench/supervise']");
        var card = page.Locator($".lead-card:has(form[action$='/{id}/instruct'])");
        Assert.Contains("分管领导", await card.InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await phone.Overflows());
        foreach (var summary in await card.Locator("summary:visible").AllAsync())
        {
            Assert.True((await summary.BoundingBoxAsync())!.Height >= 24, "A finger needs room.");
        }

        // An empty answer is told so where it stands; a full one is kept with who gave it.
        await card.Locator("summary", new() { HasTextString = "批示" }).ClickAsync();
        await card.Locator("form[action$='/instruct'] textarea").FillAsync("请三日内办结。");
        await page.Picture(Environment.GetEnvironmentVariable("QINGYI_PICTURES"), $"leader-phone-{postgres}");
        await card.Locator("form[action$='/instruct'] button").ClickAsync();
        await page.WaitForSelectorAsync("main :text('请三日内办结。')");
        Assert.False(await phone.Overflows());

        var row = await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.SingleAsync(e => e.Id == id));
        var leader = await house.Inside(s => s.GetRequiredService<CaseDb>().Users.Where(u => u.UserName == "leader").Select(u => u.Id).SingleAsync());
        Assert.Equal(leader, row.ReadBy);
        Assert.NotNull(row.ReadAt);
        Assert.NotNull(row.RepliedAt);
        Assert.DoesNotContain("请三日内办结", await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "case/" + walk.CaseId).OrderByDescending(a => a.Sequence).Select(a => a.Data).FirstAsync()), StringComparison.Ordinal);

        // What was answered but not done climbs on.
        house.Clock.Set(rungs.Single(r => r.Recipient == "principal-leader").At.AddMinutes(1));
        await house.Sweep();
        Assert.True(await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.AnyAsync(e => e.DeadlineId == deadline && e.Recipient == "principal-leader")));
        Assert.Empty(phone.Wrong);
    }

    [Fact]
    public async Task A_register_import_is_taken_on_PostgreSQL_as_on_SQLite()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        await new RegisterPageTests(house, browser).An_import_is_looked_through_and_taken_and_the_ranking_shows_who_stands_out();
    }
}
