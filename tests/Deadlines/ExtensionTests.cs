using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Deadlines;

/// <summary>Extending and pausing over HTTP: what the law allows is counted anew, told and rung once; what it forbids changes nothing.</summary>
public sealed class ExtensionTests : IAsyncLifetime
{
    private readonly House _house = new();
    private readonly CaseWalk _walk;

    public ExtensionTests() => _walk = new CaseWalk(_house);

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        await _walk.TipOff();
        await _walk.Until("investigate");
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_principal_leader_extends_the_decision_and_everybody_concerned_is_told()
    {
        var before = await Deadline("decision");
        var answer = await Post("principal-leader", before.Id, "extend", new { ground = "complex-case", amount = 30, reason = "涉案人员多。" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var now = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        var after = await Deadline("decision");
        Assert.Equal(after.DueOn.ToString("yyyy-MM-dd", null), (string?)now["due"]);
        Assert.InRange(after.DueOn.DayNumber - before.DueOn.DayNumber, 27, 33);
        Assert.Contains(now["derivation"]!.AsArray(), l => ((string)l!).StartsWith("延长：案情复杂", StringComparison.Ordinal));
        Assert.True((await Rungs(before.Id)).All(r => r.At > LegalDay.Start(before.DueOn)));

        var told = await Told(before.Id);
        Assert.Equal(2, told.Count);
        Assert.All(told, t => Assert.Contains("到期日由", t.Sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.Sentence.Contains("涉案人员多", StringComparison.Ordinal));
        Assert.Equal(1, await Audited("deadline-extended"));
        await Refused("principal-leader", before.Id, "extend", new { ground = "complex-case", amount = 1, reason = "再延。" }, 422, "already-extended");
    }

    [Fact]
    public async Task What_the_law_forbids_is_refused_with_a_sentence_and_changes_nothing()
    {
        var before = await Deadline("decision");
        await Refused("section-head", before.Id, "extend", new { ground = "complex-case", amount = 10, reason = "忙。" }, 403, "level-too-low");
        await Refused("leader", before.Id, "extend", new { ground = "complex-case", amount = 10, reason = "忙。" }, 403, "level-too-low");
        await Refused("principal-leader", before.Id, "extend", new { ground = "workload", amount = 10, reason = "忙。" }, 422, "wrong-ground");
        await Refused("principal-leader", before.Id, "extend", new { ground = "complex-case", amount = 31, reason = "忙。" }, 422, "extension-too-long");
        await Refused("principal-leader", before.Id, "extend", new { ground = "complex-case", amount = 10, reason = " " }, 400, "invalid-data");
        await Refused("county-section-head", before.Id, "extend", new { ground = "complex-case", amount = 10, reason = "忙。" }, 404, "no-such-deadline");
        Assert.Equal(HttpStatusCode.Forbidden, (await Post("handler", before.Id, "extend", new { ground = "complex-case", amount = 10, reason = "忙。" })).StatusCode);
        _house.Clock.Set(before.DueAt.AddMinutes(1));
        _walk.SignInAgain();
        await Refused("principal-leader", before.Id, "extend", new { ground = "complex-case", amount = 10, reason = "忙。" }, 422, "deadline-expired");

        var after = await Deadline("decision");
        Assert.Equal((before.DueAt, before.Derivation, before.Version), (after.DueAt, after.Derivation, after.Version));
        Assert.Empty(await Told(before.Id));
        Assert.Equal(0, await Audited("deadline-extended"));
    }

    [Fact]
    public async Task A_repeated_call_extends_once()
    {
        var deadline = await Deadline("decision");
        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, $"/api/deadlines/{deadline.Id}/extend") { Content = JsonContent.Create(new { ground = "complex-case", amount = 20, reason = "案情复杂。" }) };
            call.Headers.Add("Idempotency-Key", "once");
            answers.Add(await (await (await _walk.As("principal-leader")).SendAsync(call)).Content.ReadAsStringAsync());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(1, await Db(db => db.DeadlineChanges.CountAsync(c => c.DeadlineId == deadline.Id)));
    }

    [Fact]
    public async Task Rungs_that_rang_stay_and_the_others_ring_once_at_their_new_instant()
    {
        var before = await Deadline("investigation");
        var rungs = await Rungs(before.Id);
        _house.Clock.Set(rungs[0].At.AddMinutes(1));
        _walk.SignInAgain();
        await _house.Sweep();
        var rang = (await Rungs(before.Id))[0].FiredAt;
        Assert.NotNull(rang);

        Assert.Equal(HttpStatusCode.OK, (await Post("leader", before.Id, "extend", new { ground = "own-limit", amount = 10, reason = "等待材料。" })).StatusCode);
        var moved = await Rungs(before.Id);
        Assert.Equal(rang, moved[0].FiredAt);
        Assert.True(moved[1].At > rungs[1].At);
        Assert.Equal((await Deadline("investigation")).DueAt, await Db(db => db.Tasks.Where(t => t.DeadlineId == before.Id).Select(t => t.DueAt).SingleAsync()));

        _house.Clock.Set(rungs[1].At.AddMinutes(1));
        await _house.Sweep();
        Assert.Null((await Rungs(before.Id))[1].FiredAt);
        _house.Clock.Set(moved[1].At.AddMinutes(1));
        await _house.Sweep();
        await _house.Sweep();
        Assert.NotNull((await Rungs(before.Id))[1].FiredAt);
        Assert.Equal([1, 2], await Db(db => db.Firings.Where(f => f.DeadlineId == before.Id).OrderBy(f => f.Rung).Select(f => f.Rung).ToListAsync()));
        Assert.Equal(2, await Db(db => db.Escalations.CountAsync(e => e.DeadlineId == before.Id && e.Recipient != DeadlineNews.Recipient)));
    }

    [Fact]
    public async Task A_pause_stops_the_clock_and_its_end_lets_it_run_on()
    {
        var before = await Deadline("investigation");
        await Refused("section-head", before.Id, "resume", new { reason = "没有暂停。" }, 422, "not-paused");
        Assert.Equal(HttpStatusCode.OK, (await Post("section-head", before.Id, "pause", new { ground = "appraisal", from = _walk.Today, reason = "送交鉴定。" })).StatusCode);
        Assert.Equal("paused", (await Deadline("investigation")).State);
        Assert.Equal("grey", (string?)(await _walk.Find("investigate")).Task["light"]);
        await Refused("section-head", before.Id, "pause", new { ground = "appraisal", from = _walk.Today, reason = "再次。" }, 422, "pause-open");

        _house.Clock.Advance(TimeSpan.FromDays(100));
        _walk.SignInAgain();
        await _house.Sweep();
        Assert.Equal(0, await Db(db => db.Firings.CountAsync(f => f.DeadlineId == before.Id)));

        Assert.Equal(HttpStatusCode.OK, (await Post("section-head", before.Id, "resume", new { last = _walk.Today, reason = "鉴定意见已收到。" })).StatusCode);
        var after = await Deadline("investigation");
        Assert.Equal("running", after.State);
        Assert.InRange(after.DueOn.DayNumber - before.DueOn.DayNumber, 98, 104);
        Assert.Contains("暂停：", after.Derivation, StringComparison.Ordinal);
        Assert.Equal(4, (await Told(before.Id)).Count + 2);
        _house.Clock.Set((await Rungs(before.Id))[0].At.AddMinutes(1));
        await _house.Sweep();
        Assert.Equal(1, await Db(db => db.Firings.CountAsync(f => f.DeadlineId == before.Id)));
    }

    [Fact]
    public async Task A_case_that_is_sent_back_keeps_its_clock_and_shows_how_often_it_came_back()
    {
        await _walk.TipOff();
        await _walk.Until("verify-tip");
        var first = await Deadline("tip-verification");
        _house.Clock.Advance(TimeSpan.FromDays(2));
        await _walk.Do("verify-tip");
        var (user, confirm) = await _walk.Find("confirm-verification");
        Assert.True((await _walk.Complete(user, confirm, "disagreed", new() { ["reason"] = "证据不足。" })).IsSuccessStatusCode);

        var again = await Db(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.CaseId == _walk.CaseId && d.Limit == "tip-verification" && d.State == "running"));
        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal((first.StartAt, first.DueOn), (again.StartAt, again.DueOn));
        Assert.Equal(1, (int)(await _walk.Find("verify-tip")).Task["round"]!);
    }

    private async Task<HttpResponseMessage> Post(string user, string deadline, string act, object body) => await (await _walk.As(user)).PostAsJsonAsync($"/api/deadlines/{deadline}/{act}", body);

    private async Task Refused(string user, string deadline, string act, object body, int status, string code)
    {
        var answer = await Post(user, deadline, act, body);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(status == (int)answer.StatusCode, $"{user} {act}: {(int)answer.StatusCode} {problem}");
        Assert.EndsWith(code, (string)problem!["type"]!, StringComparison.Ordinal);
        Assert.NotEmpty((string)problem["detail"]!);
    }

    private Task<T> Db<T>(Func<CaseDb, Task<T>> ask) => _house.Inside(s => ask(s.GetRequiredService<CaseDb>()));

    private Task<DeadlineRow> Deadline(string limit) => Db(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.CaseId == _walk.CaseId && d.Limit == limit));

    private Task<List<RungRow>> Rungs(string deadline) => Db(db => db.Rungs.AsNoTracking().Where(r => r.DeadlineId == deadline).OrderBy(r => r.Rung).ToListAsync());

    private Task<List<EscalationRow>> Told(string deadline) => Db(db => db.Escalations.AsNoTracking().Where(e => e.DeadlineId == deadline && e.Recipient == DeadlineNews.Recipient).ToListAsync());

    private Task<int> Audited(string what) => Db(db => db.Audit.CountAsync(a => a.What == what && a.Chain == "case/" + _walk.CaseId));
}
