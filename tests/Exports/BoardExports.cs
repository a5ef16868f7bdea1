using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Storage;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Exports;

/// <summary>What is no plain table goes out as it stands there, too: messages of a kind, notices of many pages, the board of a rung.</summary>
public abstract class BoardExports(House house)
{
    private readonly ListReading _lists = new(house);

    [Fact]
    public async Task Messages_of_a_kind_and_the_rungs_of_the_board_are_exported_as_they_are_shown_and_taking_them_along_is_no_receipt()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("assign-handlers");
        var deadline = await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.CaseId == walk.CaseId && d.State == "running").Select(d => d.Id).FirstAsync());
        var raised = await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            foreach (var (i, recipient) in Enumerable.Range(0, 60).Select(i => (i, i % 3 == 0 ? "notice" : i % 3 == 1 ? "section-head" : "handler")))
            {
                // One deadline each, or the board would show the highest alone.
                var own = recipient == "section-head" ? $"board-{i:00}" : "";
                if (own.Length > 0)
                {
                    var like = await db.Deadlines.AsNoTracking().SingleAsync(d => d.Id == deadline);
                    db.Entry(like).State = EntityState.Detached;
                    db.Entry(like).Property(d => d.Id).CurrentValue = own;
                    db.Deadlines.Add(like);
                }

                db.Escalations.Add(new() { Id = $"zz{i:000}", CaseId = walk.CaseId!, DeadlineId = own, Rung = own.Length > 0 ? 1 : 0, Recipient = recipient, Role = Domain.People.Role.SectionHead, OrganisationId = House.City, Sentence = $"=第{i:000}条。", RaisedAt = house.Clock.GetUtcNow().AddSeconds(i) });
            }

            return await db.SaveChangesAsync();
        });
        Assert.True(raised > 60);

        var (board, same) = await _lists.Exported("section-head", "/workbench/supervise/export?rung=section-head&format=");
        Assert.Equal(board, same);
        Assert.Equal(20, board.Count(l => l.Contains("=第", StringComparison.Ordinal)));
        Assert.All(board, l => Assert.EndsWith("尚未阅知", l, StringComparison.Ordinal));
        Assert.Equal(0, await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.CountAsync(e => e.ReadAt != null)));
        Assert.Empty((await _lists.Exported("section-head", "/workbench/supervise/export?rung=section-head&of=matters&format=")).Csv);
        Assert.DoesNotContain((await _lists.Exported("section-head", "/workbench/supervise/export?rung=principal-leader&format=")).Csv, l => l.Contains("=第", StringComparison.Ordinal));
        Assert.Empty((await _lists.Exported("county-section-head", "/workbench/supervise/export?rung=section-head&format=")).Csv);

        foreach (var (filter, count) in new[] { ("", 60), ("show=unread", 60), ("kind=news", 20), ("kind=escalation", 20), ("show=unread&kind=reminder", 20), ("kind=circulated", 0) })
        {
            var shown = await Messages(filter);
            var (csv, xlsx) = await _lists.Exported("section-head", $"/workbench/messages/export?{filter}&format=");
            Assert.Equal(csv, xlsx);
            Assert.Equal(csv.Select(l => string.Concat(l.Split('|')[..3])), shown);
            Assert.Equal(count, csv.Count(l => l.Contains("=第", StringComparison.Ordinal)));
        }

        // The board says the same when it is looked at, and that is the receipt.
        var cards = new HtmlParser().ParseDocument(await (await new RegisterWalk(house).As("section-head")).GetStringAsync("/workbench/supervise?rung=section-head", TestContext.Current.CancellationToken)).QuerySelectorAll(".lead-card");
        Assert.Equal(cards.Length, board.Count);
        Assert.All(cards.Zip(board), c => Assert.All(c.Second.Split('|')[..^1], cell => Assert.Contains(cell, string.Concat(c.First.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal)));
        Assert.NotEqual(0, await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.CountAsync(e => e.ReadAt != null)));
        var links = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "exports").Select(a => a.What).ToListAsync());
        Assert.Equal((8, 12), (links.Count(l => l == "supervise-exported"), links.Count(l => l == "messages-exported")));
    }

    [Fact]
    public async Task Notices_are_exported_as_state_kind_words_and_days_leave_them()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.Notices.AddRange(Enumerable.Range(0, 45).Select(i => new NoticeRow
            {
                Id = $"zz{i:000}", CaseId = walk.CaseId!, OrganisationId = House.City, Number = $"示卫公示〔2026〕{i + 900}号", Scope = i % 3 == 0 ? "internal" : "public", Title = i % 2 == 0 ? $"关于某药业的公示{i}" : $"关于某诊所的公示{i}",
                Body = "略。", Hash = new string('0', 64), PublishedAt = House.Monday.AddDays(-i), Until = i < 40 ? null : new DateOnly(2026, 1, 1),
            }));
            return await db.SaveChangesAsync();
        });

        foreach (var (filter, count) in new[] { ("", 40), ("state=expired", 5), ("kind=internal", 14), ("kind=public&q=" + Uri.EscapeDataString("药业"), 13), ("q=" + Uri.EscapeDataString("〔2026〕907号"), 1), ("from=2026-11-14&to=2026-11-20", 7), ("state=waiting&from=2026-11-14", 0) })
        {
            var shown = await _lists.Shown("publisher", "/workbench/notices?" + filter);
            var (csv, xlsx) = await _lists.Exported("publisher", $"/workbench/notices/export?{filter}&format=");
            Assert.Equal(csv, xlsx);
            Assert.Equal(count, csv.Count);
            Assert.Equal(count, shown.Count);
            Assert.All(csv.Select(c => c.Split('|')).Zip(shown), x => Assert.StartsWith(x.First[0], x.Second[0], StringComparison.Ordinal));
            Assert.Equal(csv.Select(c => string.Join('|', c.Split('|')[1..])), shown.Select(s => string.Join('|', s[1..7])));
        }
    }

    // Kind, sentence, moment: as the page says them, without the receipt and the buttons.
    private async Task<List<string>> Messages(string filter)
    {
        var (client, said) = (await new RegisterWalk(house).As("section-head"), new List<string>());
        for (var next = "/workbench/messages?" + filter; next is not null;)
        {
            var page = new HtmlParser().ParseDocument(await client.GetStringAsync(next, TestContext.Current.CancellationToken));
            said.AddRange(page.QuerySelectorAll(".qy-messages li").Select(l => string.Concat((l.QuerySelector(".qy-tag")!.TextContent + l.QuerySelector(".what")!.TextContent.Split('·')[0]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
            next = page.QuerySelectorAll(".qy-pager a").FirstOrDefault(a => a.TextContent.Trim() == "下一页")?.GetAttribute("href");
        }

        return said;
    }
}

public sealed class BoardExportsOnSqlite(House house) : BoardExports(house), IClassFixture<House>;

public sealed class BoardExportsOnPostgres(PostgresHouse house) : BoardExports(house.House), IClassFixture<PostgresHouse>;
