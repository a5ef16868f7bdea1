using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.People;
using Qingyi.Tests.Deadlines;
using Qingyi.Tests.Schedules;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Concurrency;

/// <summary>
/// The twelve pairs of acts that meet most often, each in both orders at two nodes of one database: one has decided and stands at its commit when the other begins. Where both cannot be, one wins and the other
/// is told so with how things stand; where both can, neither undoes the other.
/// </summary>
public abstract class TwelvePairs(Arena arena)
{
    private readonly Arena _arena = arena;

    [Fact]
    public async Task Two_claim_one_task() => await BothOrders(async swapped =>
    {
        var task = await _arena.Opinion("handler", "approved");
        var (first, second) = await Race(swapped, _arena.Call(false, "handler", $"/api/tasks/{task}/claim", new { }), _arena.Call(true, "handler-2", $"/api/tasks/{task}/claim", new { }));

        var lost = OneWon(first, second);
        var holder = (await _arena.Rows(db => db.Tasks.Where(t => t.Id == task).Select(t => t.Assignee).ToListAsync()))[0];
        Assert.NotNull(holder);
        Assert.Equal(holder, (string?)lost.Body!["current"]!["assignee"]);
    });

    [Fact]
    public async Task The_holder_completes_while_the_head_hands_the_task_to_another() => await BothOrders(swapped => HandedOver(swapped, "section-head"));

    [Fact]
    public async Task The_holder_completes_in_one_window_and_hands_over_in_another() => await BothOrders(swapped => HandedOver(swapped, "handler"));

    [Fact]
    public async Task A_task_is_completed_while_its_deadline_climbs() => await BothOrders(async swapped =>
    {
        await _arena.Shipped();
        await _arena.Walk.TipOff();
        var (user, task) = await _arena.Walk.Find("accept-tip");
        var id = (string)task["id"]!;
        var deadline = (await _arena.Rows(db => db.Tasks.Where(t => t.Id == id).Select(t => t.DeadlineId!).ToListAsync()))[0];
        _arena.House.Clock.Set(new DateTimeOffset((await _arena.Rows(db => db.Rungs.Where(r => r.DeadlineId == deadline).Select(r => r.At).ToListAsync())).Max().AddMinutes(1).UtcTicks, TimeSpan.Zero));
        _arena.Walk.SignInAgain();
        Func<string?, Task<Told>> climb = async key =>
        {
            Hold.Mark(key);
            await _arena.House.Sweep();
            return new Told(HttpStatusCode.OK, null);
        };

        var (first, second) = await Race(swapped, _arena.Complete(true, user, id, "accepted"), climb);

        Assert.True(first.Won && second.Won, $"{first} {second}");
        var ended = (await _arena.Rows(db => db.Deadlines.Where(d => d.Id == deadline).ToListAsync()))[0];
        var rang = await _arena.Rows(db => db.Escalations.Where(e => e.DeadlineId == deadline).ToListAsync());
        Assert.Equal("missed", ended.State);
        Assert.All(rang, e => Assert.True(e.RaisedAt <= ended.MetAt, "It climbed after it was done."));
        Assert.Equal(rang.Count, (await _arena.Rows(db => db.Firings.Where(f => f.DeadlineId == deadline).ToListAsync())).Count);
    });

    [Fact]
    public async Task Two_take_back_one_notice() => await BothOrders(async swapped =>
    {
        await _arena.Shipped();
        await _arena.Walk.TipOff();
        await _arena.Walk.Until(null);
        var notice = (await _arena.Rows(db => db.Notices.Where(n => n.CaseId == _arena.Walk.CaseId && n.Scope == "public").ToListAsync()))[0];
        var (first, second) = await Race(swapped, _arena.Call(false, "publisher", $"/api/notices/{notice.Id}/withdraw", new { reason = "金额有误" }), _arena.Call(true, "publisher", $"/api/notices/{notice.Id}/withdraw", new { reason = "人员有误" }));

        OneWon(first, second);
        Assert.NotNull((await _arena.Rows(db => db.Notices.AsNoTracking().Where(n => n.Id == notice.Id).ToListAsync()))[0].WithdrawnAt);
    });

    [Fact]
    public async Task A_notice_is_read_while_it_is_taken_back_and_never_after()
    {
        await _arena.Shipped();
        await _arena.Walk.TipOff();
        await _arena.Walk.Until(null);
        var notice = (await _arena.Rows(db => db.Notices.Where(n => n.CaseId == _arena.Walk.CaseId && n.Scope == "public").ToListAsync()))[0].Id;
        using var anyone = _arena.House.Anyone();
        var withdrawn = false;
        var reads = Task.Run(async () =>
        {
            for (var after = 0; after < 10;)
            {
                var gone = Volatile.Read(ref withdrawn);
                using var answer = await anyone.GetAsync($"/api/notices/{notice}");
                Assert.True(answer.StatusCode == HttpStatusCode.Gone || (!gone && answer.StatusCode == HttpStatusCode.OK), $"{(int)answer.StatusCode} after it was taken back: {gone}");
                after += gone ? 1 : 0;
            }
        });
        var told = await _arena.Call(true, "publisher", $"/api/notices/{notice}/withdraw", new { reason = "金额有误" })(null);
        Volatile.Write(ref withdrawn, true);
        Assert.True(told.Won, $"{told}");
        await reads;
    }

    [Fact]
    public async Task A_case_moves_to_a_new_edition_while_its_task_is_completed() => await BothOrders(async swapped =>
    {
        var task = await _arena.Opinion("handler", "approved");
        var from = (await _arena.Rows(db => db.Definitions.Where(d => d.OrganisationId == House.City && d.IsPublished).ToListAsync()))[0].Id;
        await OwnEdition.Publish(_arena.House, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("only", "handler"), OwnEdition.Opinion("other-next", "leader")],
            [OwnEdition.Arrow("start", "only"), OwnEdition.Arrow("only", "other-next", "approved")]);
        var plan = new MoveWalk(_arena.House);
        await plan.Create(from);
        await plan.DryRun();
        await plan.Approve();
        Func<string?, Task<Told>> move = async key =>
        {
            await plan.Run();
            await plan.Finished();
            return new Told(HttpStatusCode.OK, null);
        };
        var complete = _arena.Complete(true, "handler", task, "approved");

        // The plan is carried out by a worker; only the completion can be held.
        var (first, second) = swapped ? (await complete(null), await move(null)) : await Race(false, complete, move);

        Assert.True(first.Won || first.Status == HttpStatusCode.Conflict, $"{first}");
        var open = await _arena.Rows(db => db.Tasks.Where(t => t.CaseId == _arena.Walk.CaseId && t.State == "open").ToListAsync());
        Assert.Single(open);
        Assert.Equal(first.Won, !open[0].NodeId.EndsWith(":only", StringComparison.Ordinal));
    });

    [Fact]
    public async Task A_case_is_merged_into_another_while_a_task_of_either_is_completed() => await BothOrders(async swapped =>
    {
        await _arena.Shipped();
        var (leading, merged) = (new CaseWalk(_arena.House), new CaseWalk(_arena.House));
        foreach (var walk in new[] { leading, merged })
        {
            await walk.TipOff();
            await walk.Until("verify-tip");
        }

        var number = (await _arena.Rows(db => db.Cases.Where(c => c.Id == leading.CaseId).Select(c => c.Number).ToListAsync()))[0];
        await _arena.Call(false, "handler", $"/api/cases/{merged.CaseId}/procedures", new { procedure = "case-merging", reason = "反映同一人。" })(null);
        await Do(merged, "propose-merger", "proposed", new() { ["leading"] = number, ["ground"] = "same-person", ["reason"] = "反映同一人。" });
        await Do(merged, "confirm-merger", "agreed");
        var (leader, approve) = await merged.Find("approve-merger");
        var of = swapped ? leading : merged;
        var (handler, verify) = await of.Find("verify-tip");

        var (first, second) = await Race(swapped, _arena.Complete(false, leader, (string)approve["id"]!, "approved"), _arena.Complete(true, handler, (string)verify["id"]!, "substantiated", new() { ["summary"] = "经核实属实。" }));

        var after = (await _arena.Rows(db => db.Cases.AsNoTracking().Where(c => c.Id == merged.CaseId || c.Id == leading.CaseId).ToListAsync())).ToDictionary(c => c.Id);
        var done = (await _arena.Rows(db => db.Tasks.AsNoTracking().Where(t => t.Id == (string)verify["id"]!).ToListAsync()))[0].State;
        Assert.True(first.Won || second.Won, $"{first} {second}");
        Assert.Equal(first.Won, after[merged.CaseId].Facts.Merger is not null);
        Assert.Equal(first.Won ? 1 : 0, after[leading.CaseId].Facts.Merged.Count);
        Assert.Equal(second.Won ? "done" : "suspended", done);
        Assert.True(!swapped || (first.Won && second.Won), $"What is done in the leading case and what joins it hinder nobody: {first} {second}");
        Assert.True(second.Won || second.Status == HttpStatusCode.Conflict, $"{second}");
    });

    [Fact]
    public async Task Two_leaders_decide_one_way_and_the_other() => await BothOrders(async swapped =>
    {
        var task = await _arena.Opinion("leader", "approved", "rejected");
        var (first, second) = await Race(swapped, _arena.Complete(false, "leader", task, "approved"), _arena.Complete(true, "leader-2", task, "rejected"));

        var lost = OneWon(first, second);
        Assert.Equal("done", (string?)lost.Body!["current"]?["state"] ?? "done");
        Assert.Single(await _arena.Rows(db => db.Tasks.Where(t => t.CaseId == _arena.Walk.CaseId && t.State == "open").ToListAsync()));
    });

    [Fact]
    public async Task An_account_is_closed_while_its_owner_completes_a_task() => await BothOrders(async swapped =>
    {
        var user = swapped ? "leaver-2" : "leaver";
        await _arena.House.Account(user, "离任人员", House.City, "handler");
        var there = await _arena.Client(true, user);
        var task = await _arena.Opinion("handler", "approved");
        var (first, second) = await Race(swapped, _arena.Complete(false, user, task, "approved"), _arena.Call(true, "operator", $"/api/admin/accounts/{user}/close", new { }));

        Assert.True(second.Won, $"{second}");
        Assert.True(first.Won || first.Status == HttpStatusCode.Unauthorized, $"{first}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/tasks")).StatusCode);
    });

    [Fact]
    public async Task A_schedule_is_published_while_a_case_is_graded()
    {
        await _arena.Shipped();
        await _arena.Walk.TipOff();
        await _arena.Walk.Until("confirm-investigation");
        var (user, task) = await _arena.Walk.Find("confirm-investigation");
        using var supervisor = await RuleBench.As(_arena.House, "supervisor");
        using var leader = await RuleBench.As(_arena.House, "leader");
        var draft = await supervisor.Begin(Published.Patient, "own-area");
        await supervisor.Save(draft, ("s1.fine-from", "17000"), ("source", "示卫发〔2026〕9号"));
        await supervisor.Simulate(draft);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.Send($"/workbench/rules/drafts/{draft}/submit", ("reason", "按省厅通知细化。"))).Status);
        Func<string?, Task<Told>> publish = async _ => new Told((await leader.Send($"/workbench/rules/drafts/{draft}/approve", ("reason", "同意。"))).Status, null);
        var grade = _arena.Complete(true, user, (string)task["id"]!, "agreed");

        var (first, second) = await Race(false, grade, publish);

        Assert.True(first.Won && second.Won, $"{first} {second}");
        await _arena.Walk.Until(null);
        Assert.Equal(CaseStage.Closed, (await _arena.Rows(db => db.Cases.AsNoTracking().Where(c => c.Id == _arena.Walk.CaseId).ToListAsync()))[0].Stage);
    }

    [Fact]
    public async Task A_calendar_is_confirmed_while_a_deadline_is_counted() => await BothOrders(async swapped =>
    {
        await _arena.Shipped();
        await _arena.Walk.TipOff();
        var (user, task) = await _arena.Walk.Find("accept-tip");
        var version = swapped ? "2027.2" : "2027.1";
        var keeper = (await _arena.Rows(db => db.Users.Where(u => u.UserName == "operator").ToListAsync()))[0];
        async Task<T> Desk<T>(Func<CalendarDesk, Task<T>> at) => await _arena.House.Inside(s =>
        {
            s.GetRequiredService<PersonAtDoor>().Seat(new Person(keeper.Id, keeper.DisplayName, House.City, "/root/city/", new HashSet<string>([Role.Administrator])));
            return at(s.GetRequiredService<CalendarDesk>());
        });
        var shown = await Desk(d => d.Import(CalendarImportTests.Year2027(version), CancellationToken.None));
        Assert.Null(shown.Refusal);
        Func<string?, Task<Told>> confirm = async key =>
        {
            Hold.Mark(key);
            return new Told(await Desk(d => d.Confirm(shown.Value!.Id, CancellationToken.None)) is null ? HttpStatusCode.OK : HttpStatusCode.Conflict, null);
        };

        var (first, second) = await Race(swapped, _arena.Complete(true, user, (string)task["id"]!, "accepted"), confirm);
        await _arena.House.Sweep();

        Assert.True(first.Won && second.Won, $"{first} {second}");
        var behind = await _arena.Rows(db => db.Deadlines.AsNoTracking().Where(d => d.State == "running" && d.CaseId == _arena.Walk.CaseId && !d.CalendarVersion.StartsWith(version)).Select(d => d.Limit + " " + d.CalendarVersion).ToListAsync());
        Assert.Empty(behind);
    });

    private async Task HandedOver(bool swapped, string by)
    {
        var task = await _arena.Opinion("handler", "approved");
        Assert.True((await _arena.Call(false, "handler", $"/api/tasks/{task}/claim", new { })(null)).Won);
        var (first, second) = await Race(swapped, _arena.Complete(false, "handler", task, "approved"), _arena.Call(true, by, $"/api/tasks/{task}/delegate", new { to = "handler-2", reason = "换人" }));

        OneWon(first, second);
        var row = (await _arena.Rows(db => db.Tasks.AsNoTracking().Where(t => t.Id == task).ToListAsync()))[0];
        Assert.Equal(first.Won ? "done" : "open", row.State);
    }

    private async Task Do(CaseWalk walk, string act, string outcome, JsonObject? data = null)
    {
        var (user, task) = await walk.Find(act);
        var told = await _arena.Complete(false, user, (string)task["id"]!, outcome, data)(null);
        Assert.True(told.Won, $"{act}: {told}");
    }

    private async Task<(Told First, Told Second)> Race(bool swapped, Func<string?, Task<Told>> first, Func<string?, Task<Told>> second)
    {
        if (!swapped)
        {
            return await _arena.Race(first, second);
        }

        var (b, a) = await _arena.Race(second, first);
        return (a, b);
    }

    private static async Task BothOrders(Func<bool, Task> pair)
    {
        await pair(false);
        await pair(true);
    }

    // The loser is told by a conflict, never by a fault and never by silence.
    private static Told OneWon(Told first, Told second)
    {
        Assert.True(first.Won != second.Won, $"{first} and {second}");
        var lost = first.Won ? second : first;
        Assert.True(lost.Status == HttpStatusCode.Conflict, $"The loser was told {lost}: {lost.Body}");
        return lost;
    }
}

public sealed class TwelvePairsOnSqlite(SqliteArena arena) : TwelvePairs(arena), IClassFixture<SqliteArena>;

public sealed class TwelvePairsOnPostgres(PostgresArena arena) : TwelvePairs(arena), IClassFixture<PostgresArena>;
