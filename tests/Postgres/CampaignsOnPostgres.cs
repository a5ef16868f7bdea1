using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Server.Storage;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>Campaigns, returns, inspections and figures on PostgreSQL, with two nodes: whatever two people do at the same instant, one does it.</summary>
public sealed class CampaignsOnPostgres(PostgresCluster cluster) : IAsyncLifetime
{
    private House _house = default!;
    private ReturnWalk _walk = default!;
    private string _other = "";

    public async ValueTask InitializeAsync()
    {
        _house = new House { Postgres = await cluster.Database() };
        _house.Clock.Set(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));
        await _house.InitializeAsync();
        _walk = new ReturnWalk(_house);
        _other = await _house.Beside();
    }

    [Fact]
    public async Task Of_two_who_hand_in_one_return_one_gets_the_receipt_and_each_rung_of_a_missing_one_rings_once()
    {
        await _walk.Begin(ReturnWalk.Plan);
        var filled = await _walk.Fill("hospital", await _walk.Open("hospital", "quarterly-progress", "2022Q1"));

        var answers = await Twice("hospital", c => c.PostAsJsonAsync($"/api/returns/{ReturnWalk.Id(filled)}/submit", new { version = (long)filled["version"]! }));

        Assert.Equal(1, answers.Count(a => a == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a));
        Assert.Equal(1, await Rows(db => db.ReturnSubmissions.CountAsync()));
        var seen = await _walk.Get("section-head", ReturnWalk.Id(filled));
        var verdicts = await Twice("section-head", c => c.PostAsJsonAsync($"/api/returns/{ReturnWalk.Id(filled)}/receive", new { version = (long)seen["version"]! }));
        Assert.Equal(1, verdicts.Count(a => a == HttpStatusCode.OK));

        // The city itself is missing: due on 6 April 2022, all five rungs by the 13th.
        foreach (var day in new[] { 1, 7, 8, 11, 13, 14 })
        {
            _walk.On(2022, 4, day);
            await Task.WhenAll(_house.Sweep(), _house.Sweep());
        }

        var rang = await Rows(db => db.Escalations.Where(e => e.Sentence.Contains("季度工作进展（2022年第一季度）") && db.Returns.Any(r => r.UnitId == House.City && r.BookId == e.CaseId)).OrderBy(e => e.Rung).Select(e => e.Recipient).ToListAsync());
        Assert.Equal(["handler", "section-head", "leader-in-charge", "principal-leader", "upper-commission"], rang);
        var missing = (await _walk.Own("handler")).First(r => (string?)r!["obligation"] == "quarterly-progress" && (string?)r["period"] == "2022Q1")!;
        Assert.Equal("red", (string?)missing["light"]);
        await Holds();
    }

    [Fact]
    public async Task Of_two_who_draw_one_round_one_draws_and_each_unit_gets_one_matter()
    {
        var rounds = new RoundWalk(_house);
        foreach (var i in Enumerable.Range(1, 4))
        {
            await rounds.Lists("section-head", $"P{i}", "general", "2");
        }

        var round = RoundWalk.Id(await rounds.Opens("section-head", "neijiang-2021", "level-two-and-others", "2022"));
        await rounds.Fixes("section-head", round, ("all", 2));

        var answers = await Twice("section-head", c => c.PostAsJsonAsync($"/api/inspections/{round}/draw", new { value = "04 11 19 23 28 33 + 07" }));

        await _house.Rest();
        Assert.Equal((1, 3), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Conflict)));
        var drawn = await rounds.Detail("section-head", round);
        Assert.Equal(2, drawn["visits"]!.AsArray().Select(v => (string)v!["matter"]!).Distinct().Count());
        Assert.Equal(2, await Rows(db => db.Cases.CountAsync(c => c.Kind == "inspection-round")));
        foreach (var visit in drawn["visits"]!.AsArray())
        {
            await rounds.Finish(visit!);
        }

        Assert.Equal("met", (string?)(await rounds.Quota("section-head", "level-two-and-others", 2022))["state"]);
        await Holds();
    }

    [Fact]
    public async Task Of_two_who_freeze_a_quarter_or_move_a_campaign_one_does_and_no_figure_stands_twice()
    {
        _walk.On(2022, 4, 1);
        var moves = await Twice("province-leader", c => c.PostAsJsonAsync("/api/campaigns/national-2021/advance", new { trigger = "advance" }));
        Assert.InRange(moves.Count(a => a == HttpStatusCode.OK), 1, 4);
        var chain = await Rows(db => db.Audit.Where(a => a.What == "campaign-moved").Select(a => a.Data).ToListAsync());
        Assert.Equal(moves.Count(a => a == HttpStatusCode.OK), chain.Select(d => (string)JsonNode.Parse(d)!["from"]!).Distinct().Count());

        var answers = await Twice("section-head", c => c.PostAsJsonAsync("/api/campaigns/neijiang-2021/indicators/freeze", new { period = "2022Q1" }));

        Assert.Equal((1, 3), (answers.Count(a => a == HttpStatusCode.NoContent), answers.Count(a => a == HttpStatusCode.Conflict)));
        var figures = (await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/campaigns/neijiang-2021/indicators"))!;
        Assert.All(figures, f => Assert.Equal("2022Q1", (string?)Assert.Single(f!["frozen"]!.AsArray())!["period"]));
        await Holds();
    }

    [Fact]
    public async Task A_duty_is_waived_once_and_a_campaign_that_ended_is_let_go_on_once()
    {
        await _walk.Begin(ReturnWalk.Plan);
        var waived = await Twice("province-leader", c => c.PostAsJsonAsync($"/api/campaigns/{ReturnWalk.Plan}/waivers", new { obligation = "quarterly-progress", period = "2022Q1", unit = House.City, reason = "机构改革。" }));
        Assert.Equal((1, 3), (waived.Count(a => a == HttpStatusCode.NoContent), waived.Count(a => a == HttpStatusCode.Conflict)));
        await Ok("province-leader", $"/api/campaigns/{ReturnWalk.Plan}/advance", new { trigger = "terminate", reason = "上级通知停止。" });
        await _house.Account("province-principal", "省主要领导", House.Province, Qingyi.Domain.People.Role.PrincipalLeader);
        var asked = await Twice("province-leader", c => c.PostAsJsonAsync($"/api/campaigns/{ReturnWalk.Plan}/reopenings", new { reason = "上级通知恢复。" }));
        Assert.Equal((1, 3), (asked.Count(a => a == HttpStatusCode.NoContent), asked.Count(a => a == HttpStatusCode.Conflict)));
        var id = (string)(await (await _walk.As("province-leader")).GetFromJsonAsync<JsonArray>($"/api/campaigns/{ReturnWalk.Plan}/reopenings"))!.Single()!["id"]!;

        var decided = await Twice("province-principal", c => c.PostAsJsonAsync($"/api/campaigns/{ReturnWalk.Plan}/reopenings/{id}/decide", new { approved = true, opinion = "国卫〔2022〕示例1号" }));

        Assert.Equal((1, 3), (decided.Count(a => a == HttpStatusCode.NoContent), decided.Count(a => a == HttpStatusCode.Conflict)));
        Assert.Equal(1, await Rows(db => db.Audit.CountAsync(a => a.What == "reopening-decided")));
        await Holds();
    }

    [Fact]
    public async Task The_report_of_the_operators_names_the_database_and_what_both_nodes_say()
    {
        await _house.Account("operator", "运维甲", House.Province, Qingyi.Domain.People.Role.Administrator);
        var report = (await (await _walk.As("operator")).GetFromJsonAsync<JsonObject>("/api/operations"))!;
        var last = await Rows(db => Task.FromResult(db.Database.GetMigrations().Last()));

        Assert.Equal(("postgresql", last), ((string)report["database"]!["kind"]!, (string)report["database"]!["migration"]!));
        Assert.True((long)report["database"]!["bytes"]! > 1_000_000);
    }

    /// <summary>Four calls at once, two through each node.</summary>
    private async Task<HttpStatusCode[]> Twice(string user, Func<HttpClient, Task<HttpResponseMessage>> call)
    {
        var here = await _walk.As(user);
        using var there = new HttpClient { BaseAddress = new Uri(_other) };
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
        return [.. (await Task.WhenAll(new[] { here, there, here, there }.Select(call))).Select(a => a.StatusCode)];
    }

    private async Task Ok(string user, string path, object body)
    {
        var answer = await (await _walk.As(user)).PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<T> Rows<T>(Func<CaseDb, Task<T>> read)
    {
        await using var db = _house.Store.Open();
        return await read(db);
    }

    private async Task Holds() => Assert.Empty((await Rows(db => AuditFiles.Verify(db, CancellationToken.None))).Faults);

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
