using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;
using System.Net;

namespace Qingyi.Tests.Messages;

/// <summary>消息 behind the bell, on either database: what the house tells a person, and the receipt.</summary>
public abstract class BellTests(House house)
{
    private const string Page = "/workbench/messages";

    [Fact]
    public async Task A_reminder_and_a_circulated_case_reach_one_person_alone_and_reading_them_is_their_receipt()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var (keeper, _) = await walk.Find("investigate");
        var deadline = await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.CaseId == walk.CaseId && d.Limit == "investigation").Select(d => d.Id).SingleAsync());
        var first = await house.Inside(s => s.GetRequiredService<CaseDb>().Rungs.Where(r => r.DeadlineId == deadline && r.Recipient == "handler").OrderBy(r => r.At).Select(r => r.At).FirstAsync());
        house.Clock.Set(first.AddMinutes(1));
        await house.Sweep();
        var reminder = await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.Where(e => e.DeadlineId == deadline).Select(e => e.Id).FirstAsync());
        using var handler = await StaffForms.Of(house, keeper);
        var me = await house.Inside(s => s.GetRequiredService<CaseDb>().Users.Where(u => u.UserName == keeper).Select(u => u.Id).SingleAsync());
        using var head = await StaffForms.Of(house, "section-head");
        Assert.Equal(HttpStatusCode.Found, (await head.Post($"/workbench/circulate/{walk.CaseId}", $"/workbench/circulate/{walk.CaseId}", ("to", me), ("note", "请阅。"))).Status);
        var circulation = await house.Inside(s => s.GetRequiredService<CaseDb>().Circulations.Where(c => c.ToId == me && c.CaseId == walk.CaseId).Select(c => c.Id).SingleAsync());

        var (_, all) = await handler.Get(Page);
        Assert.Contains($"{Page}/{reminder}/read", all, StringComparison.Ordinal);
        Assert.Contains($"/workbench/deadlines/{deadline}", all, StringComparison.Ordinal);
        Assert.Contains("请您传阅", all, StringComparison.Ordinal);
        Assert.Contains("催办提醒", all, StringComparison.Ordinal);
        Assert.Matches("aria-label=\"消息，[1-9][0-9]* 条未读\"", all);
        Assert.DoesNotContain(reminder, (await head.Get(Page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Post(Page, $"{Page}/{reminder}/read")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Post(Page, $"{Page}/{circulation}/read")).Status);

        Assert.Equal(HttpStatusCode.Found, (await handler.Post(Page, $"{Page}/{reminder}/read", ("back", Page + "?show=unread"))).Status);
        var (_, unread) = await handler.Get(Page + "?show=unread");
        Assert.DoesNotContain($"{Page}/{reminder}/read", unread, StringComparison.Ordinal);
        Assert.Contains($"{Page}/{circulation}/read", unread, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await handler.Post(Page, Page + "/read")).Status);
        Assert.Contains("没有未读消息", (await handler.Get(Page + "?show=unread")).Text, StringComparison.Ordinal);

        var row = await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.SingleAsync(e => e.Id == reminder));
        Assert.Equal((me, true), (row.ReadBy, row.ReadAt is not null));
        Assert.NotNull(await house.Inside(s => s.GetRequiredService<CaseDb>().Circulations.Where(c => c.Id == circulation).Select(c => c.ReadAt).SingleAsync()));
    }

    [Fact]
    public async Task The_list_goes_back_page_by_page_without_a_gap_and_whoever_may_see_no_case_has_an_empty_one()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("assign-handlers");
        using var auditor = await StaffForms.Of(house, "auditor");
        Assert.Contains("还没有消息", (await auditor.Get(Page)).Text, StringComparison.Ordinal);

        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            for (var i = 0; i < 45; i++)
            {
                db.Escalations.Add(new() { Id = $"zz{i:000}", CaseId = walk.CaseId!, DeadlineId = "", Rung = 0, Recipient = "notice", Role = Domain.People.Role.Publisher, OrganisationId = House.City, Sentence = $"第{i:000}条通知。", RaisedAt = house.Clock.GetUtcNow() });
            }

            return await db.SaveChangesAsync();
        });
        using var publisher = await StaffForms.Of(house, "publisher");
        var seen = new List<string>();
        for (var next = Page; next is not null;)
        {
            var (_, page) = await publisher.Get(next);
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, "第[0-9]{3}条通知。</").Select(m => m.Value[1..4]));
            next = System.Text.RegularExpressions.Regex.Match(page, "href=\"([^\"]*after=[^\"]*)\"") is { Success: true } link ? link.Groups[1].Value : null;
        }

        Assert.Equal(Enumerable.Range(0, 45).Reverse().Select(i => i.ToString("000", System.Globalization.CultureInfo.InvariantCulture)), seen);
    }
}

public sealed class BellOnSqlite(House house) : BellTests(house), IClassFixture<House>;

public sealed class BellOnPostgres(PostgresHouse house) : BellTests(house.House), IClassFixture<PostgresHouse>;
