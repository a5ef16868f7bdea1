using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Absences;

/// <summary>What a substitute may do, what is recorded of it, and that it opens no way round a rule that asks for two people.</summary>
public sealed class SubstituteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_substitute_does_the_absent_persons_tasks_in_her_name_and_it_says_so_everywhere()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Does_tasks_in_her_name(house);
    }

    /// <summary>The same on PostgreSQL, see <see cref="AbsencesOnPostgres"/>.</summary>
    internal static async Task Does_tasks_in_her_name(House house)
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        var absence = await house.GoesAway("handler", "legal-reviewer");
        var (absent, substitute) = (await house.Account("handler"), await house.Account("legal-reviewer"));
        var task = Assert.Single(await walk.Inbox("legal-reviewer"));

        var done = await walk.Complete("legal-reviewer", task, "substantiated", new() { ["summary"] = "经核实属实。" });
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync(Token));

        var row = await Read(house, db => db.Tasks.SingleAsync(t => t.Id == (string)task["id"]!, Token));
        Assert.Equal((substitute, absent, absent), (row.DoneBy, row.DoneFor, row.Assignee));
        var of = await Read(house, db => db.Cases.SingleAsync(c => c.Id == walk.CaseId, Token));
        Assert.Equal((substitute, absent, "法制审核人员甲（代承办人甲）"), (of.Facts.Verification!.Lead.By, of.Facts.Verification.Lead.For, of.Facts.Verification.Lead.Name));
        var entry = await Read(house, db => db.Audit.Where(a => a.Chain == "case/" + walk.CaseId && a.What == "task-completed").OrderByDescending(a => a.Sequence).FirstAsync(Token));
        Assert.Equal((substitute, absent), (entry.Who, (string?)JsonNode.Parse(entry.Data)!["for"]));
        var timeline = await (await house.As("leader")).GetStringAsync($"/api/cases/{walk.CaseId}/timeline", Token);
        Assert.Contains("法制审核人员甲（代承办人甲） 办理", System.Text.RegularExpressions.Regex.Unescape(timeline), StringComparison.Ordinal);
        Assert.Contains((await (await house.As("handler")).GetFromJsonAsync<JsonArray>("/api/tasks?state=done", Token))!, t => (string?)t!["id"] == row.Id);

        // Who investigated in somebody's name does not review the case, in her own name.
        await walk.Until("investigate");
        await walk.Evidence("legal-reviewer", walk.CaseId);
        var investigate = Assert.Single(await walk.Inbox("legal-reviewer"));
        Assert.True((await walk.Complete("legal-reviewer", investigate, "concluded", walk.Usual("investigate", investigate).Data)).IsSuccessStatusCode);
        await (await house.As("handler")).PostAsJsonAsync($"/api/absences/{absence["id"]}/withdraw", new { }, Token);
        var review = await walk.Until("review-legality");
        Assert.Equal("reviews-own-investigation", await walk.Complete("legal-reviewer", review, "passed", walk.Usual("review-legality", review).Data).Refused());
    }

    [Fact]
    public async Task Nobody_is_the_second_hand_of_what_she_did_in_anothers_name_nor_judges_her_own_case_from_a_lent_seat()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        await house.GoesAway("handler", "handler-2");
        var verify = Assert.Single(await walk.Inbox("handler-2"));
        Assert.True((await walk.Complete("handler-2", verify, "substantiated", new() { ["summary"] = "属实。" })).IsSuccessStatusCode);

        var confirm = (await walk.Inbox("handler-2")).First(t => (string?)t["act"] == "confirm-verification");
        Assert.Equal("two-handlers", await walk.Complete("handler-2", confirm, "agreed", []).Refused());

        // The absent one is no second hand to what was done in her name either; after both rules nothing is left but an exchange of people.
        var first = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == walk.CaseId).Select(c => c.Facts).FirstAsync(Token));
        Assert.True(first.Verification!.Lead.Involves(new Domain.People.Person(await house.Account("handler"), "", "", "", new HashSet<string>())));
    }

    [Fact]
    public async Task A_handler_who_sits_in_her_leaders_seat_does_not_file_her_own_case()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var filing = await walk.Until("approve-filing");
        await house.GoesAway("leader", "handler");

        var seen = Assert.Single(await walk.Inbox("handler"), t => (string?)t["act"] == "approve-filing");
        Assert.Equal("handler-not-judge", await walk.Complete("handler", seen, "approved", []).Refused());

        // Somebody who is not involved does it from the same seat.
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            (await db.Absences.SingleAsync(Token)).WithdrawnAt = house.Clock.GetUtcNow();
            return await db.SaveChangesAsync(Token);
        });
        await house.GoesAway("leader", "publisher");
        Assert.True((await walk.Complete("publisher", filing, "approved", [])).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Who_stood_back_comes_to_the_case_through_nobodys_absence()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.Account("handler-3", "承办人丙", House.City, Domain.People.Role.Handler);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        var third = await house.Account("handler-3");
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.CaseBars.Add(new CaseBar { CaseId = walk.CaseId, Kind = "person", Subject = third });
            return await db.SaveChangesAsync(Token);
        });

        await house.GoesAway("handler", "handler-3");

        Assert.Empty(await walk.Inbox("handler-3"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.As("handler-3")).GetAsync($"/api/cases/{walk.CaseId}", Token)).StatusCode);
        var task = Assert.Single(await walk.Inbox("handler"));
        Assert.Equal("no-such-task", await walk.Complete("handler-3", task, "substantiated", new() { ["summary"] = "属实。" }).Refused());
    }

    [Fact]
    public async Task A_page_that_stayed_open_past_the_absence_is_told_that_it_is_over()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        await house.GoesAway("handler", "publisher", 0, 1);
        var task = Assert.Single(await walk.Inbox("publisher"));

        house.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Empty(await walk.Inbox("publisher"));
        var late = await walk.Complete("publisher", task, "substantiated", new() { ["summary"] = "属实。" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("substitution-ended", await Task.FromResult(late).Refused());
        Assert.Equal("open", await Read(house, db => db.Tasks.Where(t => t.Id == (string)task["id"]!).Select(t => t.State).SingleAsync(Token)));
    }

    [Fact]
    public async Task What_is_claimed_from_a_lent_seat_is_the_absent_persons_when_she_is_back()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await house.GoesAway("intake", "publisher");
        var task = Assert.Single(await walk.Inbox("publisher"));

        var claimed = await (await house.As("publisher")).PostAsJsonAsync($"/api/tasks/{task["id"]}/claim", new { }, Token);

        Assert.True(claimed.IsSuccessStatusCode, await claimed.Content.ReadAsStringAsync(Token));
        Assert.Equal(await house.Account("intake"), await Read(house, db => db.Tasks.Where(t => t.Id == (string)task["id"]!).Select(t => t.Assignee).SingleAsync(Token)));
        house.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Empty(await walk.Inbox("publisher"));
        Assert.Single(await walk.Inbox("intake"));
    }

    [Fact]
    public async Task A_lent_post_opens_the_work_on_cases_and_nothing_of_registers_rules_or_administration()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.Account("plain", "医院乙", House.Hospital, Domain.People.Role.Hospital);
        await house.GoesAway("leader", "publisher");
        var publisher = await house.As("publisher");

        Assert.Equal(HttpStatusCode.OK, (await publisher.GetAsync("/api/escalations", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await publisher.GetAsync("/api/expired-files", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await publisher.GetAsync("/api/definitions/case-lifecycle/moves", Token)).StatusCode);
    }

    private static Task<T> Read<T>(House house, Func<CaseDb, Task<T>> read) => house.Inside(s => read(s.GetRequiredService<CaseDb>()));
}
