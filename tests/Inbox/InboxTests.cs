using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Client;
using Qingyi.Server.Features.Circulating;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inbox;

/// <summary>待办中心 beyond the open tasks: 办结, 我发起, 传阅 with receipts, filters of one's own, many taken at once.</summary>
public abstract class InboxTests(House house)
{
    private readonly CaseWalk _walk = new(house);

    [Fact]
    public async Task What_one_took_part_in_stands_under_closed_when_it_is_closed_and_with_nobody_else()
    {
        await _walk.TipOff();
        var number = await Number(_walk.CaseId);
        Assert.DoesNotContain(number, await Page("legal-reviewer", "filter=closed"), StringComparison.Ordinal);
        await _walk.Until(null);

        Assert.Contains(number = await Number(_walk.CaseId), await Page("legal-reviewer", "filter=closed"), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page("supervisor", "filter=closed"), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page("county-handler", "filter=closed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_did_of_a_case_from_which_one_stands_back_since_is_shown_no_more()
    {
        await _walk.TipOff();
        var task = (string)(await _walk.Inbox("intake")).Single(t => (string?)t["case"] == _walk.CaseId)["id"]!;
        await _walk.Until("assign-handlers");
        var number = await Number(_walk.CaseId);
        using var intake = await house.As("intake");
        Assert.Contains(number, await Page("intake", "filter=done&state=done"), StringComparison.Ordinal);
        Assert.Contains(task, await intake.GetStringAsync("/api/tasks?state=done"), StringComparison.Ordinal);

        var me = await Account("intake");
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.CaseBars.Add(new CaseBar { CaseId = _walk.CaseId, Kind = "person", Subject = me });
            return await db.SaveChangesAsync();
        });

        Assert.DoesNotContain(number, await Page("intake", "filter=done&state=done"), StringComparison.Ordinal);
        Assert.DoesNotContain(task, await intake.GetStringAsync("/api/tasks?state=done"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_opened_stands_under_started()
    {
        using var handler = await house.As("handler");
        (await handler.PostAsJsonAsync("/api/matters", new { kind = "rectification", institution = House.Hospital })).EnsureSuccessStatusCode();
        var number = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.OrderByDescending(c => c.Id).Select(c => c.Number).FirstAsync());

        Assert.Contains(number, await Page("handler", "filter=started"), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page("section-head", "filter=started"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_typed_in_for_a_caller_stands_under_started_as_long_as_one_may_see_it()
    {
        var me = await Account("intake");
        var (of, number) = await Typed("intake", House.Hospital);
        Assert.Contains(number, await Page("intake", "filter=started"), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page("section-head", "filter=started"), StringComparison.Ordinal);

        // What the public hands in itself is nobody's, and what names the own commission lies above it.
        await _walk.TipOff();
        Assert.DoesNotContain(await Number(_walk.CaseId), await Page("intake", "filter=started"), StringComparison.Ordinal);
        var (above, _) = await Typed("intake", House.City);
        Assert.DoesNotContain(above, await Page("intake", "filter=started"), StringComparison.Ordinal);

        var links = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.AsNoTracking().Where(a => a.Chain == "case/" + of || a.Chain == "case/" + above || a.Chain == "case/" + _walk.CaseId).ToListAsync());
        Assert.Equal(me, links.Single(l => l.Chain == "case/" + of && l.Sequence == 1).Who);
        Assert.All(links.Where(l => l.Chain == "case/" + _walk.CaseId), l => Assert.Null(l.Who));
        Assert.All(links, l => Assert.DoesNotContain("telephone", l.Data, StringComparison.Ordinal));
        Assert.All(links, l => Assert.DoesNotContain("金盏花", l.Data, StringComparison.Ordinal));
        Assert.Contains("登记来件", await (await _walk.As("section-head")).GetStringAsync($"/api/cases/{of}/timeline"), StringComparison.Ordinal);

        // Made confidential, it is seen by those who work on it; who stands back is told nothing any more.
        foreach (var shut in new Action<CaseDb>[] { db => db.Cases.Single(c => c.Id == of).Confidential = true, db => db.CaseBars.Add(new CaseBar { CaseId = of, Kind = "person", Subject = me }) })
        {
            await house.Inside(async s =>
            {
                var db = s.GetRequiredService<CaseDb>();
                (await db.Cases.SingleAsync(c => c.Id == of)).Confidential = false;
                shut(db);
                return await db.SaveChangesAsync();
            });
            Assert.DoesNotContain(number, await Page("intake", "filter=started"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_proof_of_what_was_typed_in_says_how_it_came()
    {
        var receipt = await As("intake", async s => (await s.GetRequiredService<RecordTipOff>().Record(Told(House.Hospital), CancellationToken.None, new TakenDown(s.GetRequiredService<PersonAtDoor>().Person, "telephone"))).Value!.Receipt);
        var page = await (await house.Anyone().PostAsync("/follow-up/proof", new FormUrlEncodedContent([new("receipt", receipt)]))).Content.ReadAsStringAsync();

        Assert.Contains("channel: telephone", page, StringComparison.Ordinal);
        Assert.Contains("电话", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_circulated_reaches_only_who_may_see_it_and_is_read_once()
    {
        await _walk.TipOff();
        var (of, number) = (_walk.CaseId, await Number(_walk.CaseId));
        var leader = await Account("leader");

        Assert.Equal(Circulate.NotForThem, await As("section-head", s => s.GetRequiredService<Circulate>().Send(of, [leader, Id("county-handler")], "请阅", CancellationToken.None)));
        Assert.Equal(Circulate.NoSuchCase, await As("county-handler", s => s.GetRequiredService<Circulate>().Send(of, [leader], "", CancellationToken.None)));
        Assert.DoesNotContain(number, await Page("leader", "filter=circulated"), StringComparison.Ordinal);

        Assert.Null(await As("section-head", s => s.GetRequiredService<Circulate>().Send(of, [leader], "金盏花附言", CancellationToken.None)));
        Assert.Null(await As("section-head", s => s.GetRequiredService<Circulate>().Send(of, [leader], "金盏花附言", CancellationToken.None)));
        var row = await house.Inside(s => s.GetRequiredService<CaseDb>().Circulations.SingleAsync(c => c.CaseId == of));
        Assert.Contains(number, await Page("leader", "filter=circulated"), StringComparison.Ordinal);
        Assert.Contains("金盏花附言", await (await house.As("leader")).GetStringAsync($"/workbench/circulate/{of}"), StringComparison.Ordinal);

        Assert.Equal(Circulate.NoSuchCase, await As("handler", s => s.GetRequiredService<Circulate>().Read(row.Id, CancellationToken.None)));
        Assert.Null(await As("leader", s => s.GetRequiredService<Circulate>().Read(row.Id, CancellationToken.None)));
        Assert.Null(await As("leader", s => s.GetRequiredService<Circulate>().Read(row.Id, CancellationToken.None)));
        var links = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "case/" + of && a.What.StartsWith("circulat")).OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(["circulated", "circulation-read"], links.Select(l => l.What));
        Assert.All(links, l => Assert.DoesNotContain("金盏花", l.Data, StringComparison.Ordinal));
        Assert.Contains("已阅", await (await house.As("section-head")).GetStringAsync($"/workbench/circulate/{of}"), StringComparison.Ordinal);

        // Who stands back afterwards is told nothing of it any more.
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.CaseBars.Add(new CaseBar { CaseId = of, Kind = "person", Subject = leader });
            return await db.SaveChangesAsync();
        });
        Assert.DoesNotContain(number, await Page("leader", "filter=circulated"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.As("leader")).GetAsync($"/workbench/circulate/{of}")).StatusCode);
    }

    [Fact]
    public async Task A_filter_under_a_name_is_ones_own_and_says_nothing_but_filters()
    {
        Assert.Null(await As("handler", s => s.GetRequiredService<SavedFilters>().Save("急件", "?light=red&filter=mine&evil=%3Cscript%3E&after=x", CancellationToken.None)));
        Assert.Null(await As("handler", s => s.GetRequiredService<SavedFilters>().Save("急件", "?filter=mine&light=yellow", CancellationToken.None)));
        Assert.Equal(SavedFilters.NoName, await As("handler", s => s.GetRequiredService<SavedFilters>().Save(" ", "", CancellationToken.None)));

        var saved = Assert.Single(await As("handler", s => s.GetRequiredService<SavedFilters>().All(CancellationToken.None)));
        Assert.Equal("?filter=mine&light=yellow", saved.Query);
        Assert.Contains("急件", await Page("handler", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("急件", await Page("handler-2", ""), StringComparison.Ordinal);
        await As("handler-2", async s =>
        {
            await s.GetRequiredService<SavedFilters>().Remove(saved.Id, CancellationToken.None);
            return 0;
        });
        Assert.Single(await As("handler", s => s.GetRequiredService<SavedFilters>().All(CancellationToken.None)));
    }

    [Fact]
    public async Task Taking_what_one_holds_already_changes_nothing()
    {
        await _walk.TipOff();
        var (_, task) = await _walk.Find("accept-tip");
        var id = (string)task["id"]!;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => As("intake", s => s.GetRequiredService<HoldTask>().Claim(id, CancellationToken.None))));

        Assert.Equal(1, await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "case/" + _walk.CaseId && a.What == "task-claimed")));
    }

    private static TipSubmission Told(string organisation) => new(new TipAbout(organisation), "red-envelope", "来电反映收受金盏花和红包。");

    private async Task<(string Case, string Number)> Typed(string user, string about)
    {
        Assert.Null(await As(user, async s => (await s.GetRequiredService<RecordTipOff>().Record(Told(about), CancellationToken.None, new TakenDown(s.GetRequiredService<PersonAtDoor>().Person, "telephone"))).Refusal));
        var opened = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().OrderByDescending(c => c.Id).FirstAsync());
        return (opened.Id, opened.Number);
    }

    private Task<string> Number(string of) => house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == of).Select(c => c.Number).FirstAsync());

    private Task<string> Account(string user) => house.Inside(s => s.GetRequiredService<CaseDb>().Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync());

    private string Id(string user) => Account(user).GetAwaiter().GetResult();

    private async Task<string> Page(string user, string query) => await (await _walk.As(user)).GetStringAsync("/workbench/inbox?" + query);

    private Task<T> As<T>(string user, Func<IServiceProvider, Task<T>> work) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        s.GetRequiredService<PersonAtDoor>().Seat(await PersonAtDoor.Of(db, await db.Users.AsNoTracking().SingleAsync(u => u.UserName == user), CancellationToken.None));
        return await work(s);
    });
}

public sealed class InboxOnSqlite(House house) : InboxTests(house), IClassFixture<House>;

public sealed class InboxOnPostgres(PostgresHouse house) : InboxTests(house.House), IClassFixture<PostgresHouse>;
