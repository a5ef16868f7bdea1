using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Messages;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Absences;

/// <summary>督办 never waits on a desk at which nobody sits.</summary>
public sealed class EmptyDeskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rung_whose_holder_is_away_without_a_substitute_reaches_the_next_one_at_once_and_rings_once()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Reaches_the_next(house);
    }

    /// <summary>The same on PostgreSQL, see <see cref="AbsencesOnPostgres"/>.</summary>
    internal static async Task Reaches_the_next(House house)
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await house.GoesAway("section-head", null, 0, 200);
        await Until(house, walk, "section-head");

        var row = await Rung(house, walk, "section-head");
        Assert.Equal(("leader-in-charge", "leader", House.City, "section-head"), (row.Recipient, row.Role, row.OrganisationId, row.Instead));
        Assert.Equal(0, await house.Sweep());
        Assert.Single(await Rows(house, walk), e => e.DeadlineId == row.DeadlineId && e.Rung == row.Rung);
        Assert.Contains((await (await house.As("leader")).GetFromJsonAsync<JsonArray>("/api/escalations", Token))!, e => (string?)e!["id"] == row.Id);
        var entry = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "case/" + walk.CaseId && a.What == "deadline-rang").OrderByDescending(a => a.Sequence).FirstAsync(Token));
        Assert.Contains("\"instead\":\"section-head\"", entry.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_substitute_it_stays_on_its_rung_and_the_substitute_answers_in_the_absent_name()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await house.GoesAway("section-head", "publisher", 0, 200);
        await Until(house, walk, "section-head");
        var row = await Rung(house, walk, "section-head");
        Assert.Equal(("section-head", null), (row.Recipient, row.Instead));

        var answer = await (await house.As("publisher")).PostAsJsonAsync($"/api/escalations/{row.Id}/reply", new { text = "请今天办结。" }, Token);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        row = await Rung(house, walk, "section-head");
        Assert.Equal((await house.Account("publisher"), await house.Account("section-head")), (row.ReadBy, row.ReadFor));
        var to = await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            (await db.Users.SingleAsync(u => u.UserName == "publisher", Token)).Email = "publisher@example.test";
            (await db.Users.SingleAsync(u => u.UserName == "section-head", Token)).Email = "section-head@example.test";
            await db.SaveChangesAsync(Token);
            return await Announce.Addressed(db, row, Domain.Deadlines.LegalDay.Of(house.Clock.GetUtcNow()), Token);
        });
        Assert.Equal("publisher@example.test", Assert.Single(to).Email);
    }

    [Fact]
    public async Task An_absence_entered_after_the_rung_rang_takes_what_nobody_answered_higher_with_the_next_sweep()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await Until(house, walk, "section-head");
        var before = await Rung(house, walk, "section-head");
        Assert.Equal("section-head", before.Recipient);

        await house.GoesAway("section-head", null, 0, 30);
        await house.GoesAway("leader", null, 0, 30);
        await house.Sweep();

        var after = await Rung(house, walk, "section-head");
        Assert.Equal((before.Id, before.Rung, "principal-leader", "section-head"), (after.Id, after.Rung, after.Recipient, after.Instead));
        Assert.Contains((await (await house.As("principal-leader")).GetFromJsonAsync<JsonArray>("/api/escalations", Token))!, e => (string?)e!["id"] == after.Id);
        await house.Sweep();
        Assert.Equal(1, await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "case/" + walk.CaseId && a.What == "escalation-passed-on", Token)));
    }

    [Fact]
    public async Task What_was_answered_stays_and_the_last_rung_stays()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await Until(house, walk, "section-head");
        var row = await Rung(house, walk, "section-head");
        Assert.True((await (await house.As("section-head")).PostAsJsonAsync($"/api/escalations/{row.Id}/reply", new { text = "已阅。" }, Token)).IsSuccessStatusCode);
        await house.GoesAway("section-head", null, 0, 30);
        await house.Sweep();
        Assert.Equal("section-head", (await Rung(house, walk, "section-head")).Recipient);

        foreach (var user in new[] { "leader", "principal-leader" })
        {
            await house.GoesAway(user, null, 0, 200);
        }

        await Until(house, walk, "leader-in-charge");
        Assert.Equal("upper-commission", (await Rung(house, walk, "leader-in-charge")).Recipient);
        Assert.Equal(0, await house.Sweep());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_substitute_who_may_not_see_the_case_or_whose_account_is_closed_leaves_the_desk_empty(bool closed)
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var publisher = await house.Account("publisher");
        await house.GoesAway("section-head", "publisher", 0, 200);
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            if (closed)
            {
                return await db.Users.Where(u => u.Id == publisher).ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, Account.Closed), Token);
            }

            db.CaseBars.Add(new CaseBar { CaseId = walk.CaseId, Kind = "person", Subject = publisher });
            return await db.SaveChangesAsync(Token);
        });
        await Until(house, walk, "section-head");

        Assert.Equal("leader-in-charge", (await Rung(house, walk, "section-head")).Recipient);
    }

    private static async Task Until(House house, CaseWalk walk, string rung)
    {
        for (var rings = 0; rings < 20; rings++)
        {
            await house.Sweep();
            if ((await Rows(house, walk)).Any(e => (e.Instead ?? e.Recipient) == rung))
            {
                return;
            }

            var next = await house.Inside(s => s.GetRequiredService<CaseDb>().Rungs.Where(r => r.FiredAt == null).MinAsync(r => r.At, Token));
            house.Clock.Set(next.AddSeconds(1) > house.Clock.GetUtcNow() ? next.AddSeconds(1) : house.Clock.GetUtcNow());
        }

        Assert.Fail($"The rung {rung} never rang.");
    }

    private static async Task<EscalationRow> Rung(House house, CaseWalk walk, string rung) => (await Rows(house, walk)).First(e => (e.Instead ?? e.Recipient) == rung);

    private static Task<List<EscalationRow>> Rows(House house, CaseWalk walk) =>
        house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.AsNoTracking().Where(e => e.CaseId == walk.CaseId && e.Rung > 0).OrderBy(e => e.Id).ToListAsync(Token));
}
