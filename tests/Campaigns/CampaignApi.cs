using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Campaigns;

/// <summary>Campaigns through the real server: who sees them, who moves them on, and what keeps them where they are.</summary>
public sealed class CampaignApi(House house) : IClassFixture<House>
{
    private CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hospital")]
    [InlineData("handler")]
    [InlineData("province-leader")]
    public async Task The_shipped_plans_bind_everybody_below(string user)
    {
        var campaigns = await Get(await house.As(user), "/api/campaigns");

        Assert.Equal(["jiaocheng-2021", "national-2021", "neijiang-2021", "shandong-2021", "weifang-2022"], campaigns.AsArray().Select(c => (string?)c!["id"]));
        Assert.False(campaigns[4]!.AsObject().ContainsKey("to") && campaigns[4]!["to"] is not null);
    }

    [Fact]
    public async Task An_auditor_has_no_business_with_campaigns() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.As("auditor")).GetAsync("/api/campaigns", Cancellation)).StatusCode);

    [Fact]
    public async Task Obligations_come_in_order_of_due_day_fifty_a_page()
    {
        var client = await house.As("supervisor");
        var first = await client.GetAsync("/api/campaigns/shandong-2021/obligations", Cancellation);
        var rows = (await first.Content.ReadFromJsonAsync<JsonArray>(Cancellation))!;
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var second = (await Get(client, next)).AsArray();

        Assert.Equal(50, rows.Count);
        var due = rows.Concat(second).Select(r => (string)r!["due"]!).ToList();
        Assert.Equal(due.Order(StringComparer.Ordinal), due);
        Assert.Empty(rows.Select(r => (string)r!["id"]!).Intersect(second.Select(r => (string)r!["id"]!)));
        Assert.Contains(rows, r => ((string?)r!["obligation"], (string?)r["period"], (string?)r["due"]) == ("quarterly-progress", "2022Q1", "2022-04-06"));
    }

    [Fact]
    public async Task A_campaign_moves_on_once_and_then_names_what_keeps_it()
    {
        var leader = await house.As("province-leader");

        var moved = await Advance(leader, "neijiang-2021");
        var kept = await Advance(leader, "neijiang-2021");

        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal("current", (string?)(await moved.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["phases"]![0]!["state"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        var problem = (await kept.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        var guard = Assert.Single(problem["guards"]!.AsArray());
        Assert.Contains("任务未完成", (string?)guard, StringComparison.Ordinal);
        Assert.Equal([("neijiang-2021", "planned")], await Moves("neijiang-2021"));
    }

    [Fact]
    public async Task Of_all_who_move_a_campaign_at_once_each_phase_is_left_by_one()
    {
        var leader = await house.As("province-leader");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Advance(leader, "national-2021")));

        var moves = await Moves("national-2021");
        Assert.Equal(moves.Count, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(moves.Distinct(), moves);
        Assert.Equal("planned", moves[0].From);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }));
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_gets_the_first_answer()
    {
        var leader = await house.As("province-leader");

        var first = await Advance(leader, "jiaocheng-2021", "key-1");
        var again = await Advance(leader, "jiaocheng-2021", "key-1");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancellation), await again.Content.ReadAsStringAsync(Cancellation));
        Assert.Single(await Moves("jiaocheng-2021"));
    }

    [Theory]
    [InlineData("leader", "advance", HttpStatusCode.Forbidden)]
    [InlineData("hospital", "advance", HttpStatusCode.Forbidden)]
    [InlineData("province-leader", "jump", HttpStatusCode.BadRequest)]
    [InlineData("province-leader", "terminate", HttpStatusCode.UnprocessableEntity)]
    public async Task Who_may_not_and_what_is_no_step_changes_nothing(string user, string trigger, HttpStatusCode expected)
    {
        var answer = await (await house.As(user)).PostAsJsonAsync("/api/campaigns/weifang-2022/advance", new { trigger }, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(await Moves("weifang-2022"));
    }

    [Fact]
    public async Task An_unknown_campaign_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Advance(await house.As("province-leader"), "no-such-campaign")).StatusCode);

    [Fact]
    public async Task Campaigns_that_move_at_the_same_instant_all_move()
    {
        await using var own = new House();
        own.Clock.Set(new DateTimeOffset(2022, 6, 1, 1, 0, 0, TimeSpan.Zero));
        await own.InitializeAsync();
        var client = await own.As("province-leader");
        string[] all = ["national-2021", "shandong-2021", "neijiang-2021", "jiaocheng-2021", "weifang-2022"];

        var answers = await Task.WhenAll(all.Select(id => client.PostAsJsonAsync($"/api/campaigns/{id}/advance", new { trigger = "advance" }, Cancellation)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    private async Task<HttpResponseMessage> Advance(HttpClient client, string id, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/campaigns/{id}/advance") { Content = JsonContent.Create(new { trigger = "advance" }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request, Cancellation);
    }

    private async Task<JsonNode> Get(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonNode>(path, Cancellation))!;

    private Task<List<(string Campaign, string From)>> Moves(string campaign) => house.Inside(async s =>
        (await s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "campaigns" && a.What == "campaign-moved").Select(a => a.Data).ToListAsync(Cancellation))
            .Select(d => JsonNode.Parse(d)!).Select(d => ((string)d["campaign"]!, (string)d["from"]!)).Where(m => m.Item1 == campaign).ToList());
}
