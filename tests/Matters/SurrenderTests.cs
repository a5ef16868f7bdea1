using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Matters;

/// <summary>上缴登记 from the envelope to its receipt, through the real server.</summary>
public sealed class SurrenderTests(House house) : IClassFixture<House>
{
    private readonly MatterWalk _walk = new(house);

    [Fact]
    public async Task An_envelope_is_registered_given_back_and_its_receipt_checked()
    {
        var opened = await _walk.Open("hospital", "surrender");
        Assert.Matches("^示卫缴〔2026〕\\d{4}号$", (string)opened["number"]!);

        await _walk.Do("hospital", "register", "registered", Envelope(TimeSpan.FromHours(2)));
        await _walk.Do("hospital", "dispose", "disposed", Disposed());
        await _walk.Do("handler", "confirm", "confirmed");

        var detail = await _walk.Detail("hospital");
        Assert.Equal(("closed", "done"), ((string?)detail["summary"]!["state"], (string?)detail["result"]));
        Assert.False((bool)detail["facts"]!["forms"]!["register"]!["late"]!);
        Assert.Empty(detail["ledTo"]!.AsArray());
    }

    [Fact]
    public async Task A_receipt_that_does_not_fit_goes_back_to_the_hospital()
    {
        await _walk.Open("hospital", "surrender");
        await _walk.Do("hospital", "register", "registered", Envelope(TimeSpan.FromHours(2)));
        await _walk.Do("hospital", "dispose", "disposed", Disposed());
        Assert.Equal(HttpStatusCode.BadRequest, (await _walk.Try("handler", "confirm", "returned")).StatusCode);

        await _walk.Do("handler", "confirm", "returned", new() { ["reason"] = "凭证编号不对。" });
        await _walk.Do("hospital", "dispose", "disposed", Disposed());
        await _walk.Do("handler", "confirm", "confirmed");

        Assert.Equal("closed", await _walk.State("hospital"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Twenty_four_hours_are_in_time_and_a_second_more_is_late(int seconds, bool late)
    {
        await _walk.Open("hospital", "surrender");
        var envelope = Envelope(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(seconds));
        envelope["lateReason"] = "夜班。";

        await _walk.Do("hospital", "register", "registered", envelope);

        Assert.Equal(late, await _walk.Task("section-head", "judge") is not null);
        Assert.Equal(late, await _walk.Task("hospital", "dispose") is null);
    }

    [Fact]
    [Requirement("S1-030", "S2-064", "S3-077", "S4-055")]
    public async Task A_late_envelope_without_a_good_reason_becomes_a_sealed_clue_that_the_hospital_never_sees()
    {
        await _walk.Open("hospital", "surrender");
        var envelope = Envelope(TimeSpan.FromHours(30));
        await _walk.Refused("reason-missing", "hospital", "register", "registered", envelope);
        envelope["lateReason"] = "忘记了金丝雀。";
        await _walk.Do("hospital", "register", "registered", envelope);

        await _walk.Do("section-head", "judge", "unjustified", new() { ["finding"] = "无正当理由。" });
        await house.Rest();

        var led = (await _walk.Detail("section-head"))["ledTo"]!.AsArray().Single()!;
        var clue = (string)led["id"]!;
        var found = await (await _walk.As("section-head")).GetFromJsonAsync<JsonObject>($"/api/cases/{clue}");
        Assert.Equal(("received", House.City), ((string?)found!["stage"], (string?)found["organisation"]));
        var queue = await (await _walk.As("intake")).GetFromJsonAsync<JsonArray>("/api/tasks?state=open");
        Assert.Contains(queue!, t => (string?)t!["case"] == clue && (string?)t["act"] == "accept-tip");
        var told = await (await _walk.As("intake")).GetStringAsync($"/api/cases/{clue}/tip");
        Assert.Contains("金丝雀", told, StringComparison.Ordinal);
        Assert.Contains("逾期上缴且无正当理由", told, StringComparison.Ordinal);

        // The hospital's own file goes on, and tells of no case.
        await _walk.Do("hospital", "dispose", "disposed", Disposed());
        Assert.Empty((await _walk.Detail("hospital"))["ledTo"]!.AsArray());
        Assert.Contains("转出问题线索", await Timeline("section-head"), StringComparison.Ordinal);
        Assert.DoesNotContain("线索", await Timeline("hospital"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _walk.As("hospital")).GetAsync($"/api/cases/{clue}")).StatusCode);
    }

    [Fact]
    public async Task Witnesses_are_two_and_neither_hands_it_in()
    {
        await _walk.Open("hospital", "surrender");
        var envelope = Envelope(TimeSpan.FromHours(1));
        envelope["witness2"] = "见证人甲 ";
        await _walk.Refused("same-witness", "hospital", "register", "registered", envelope);
        envelope["witness2"] = "护士甲";
        await _walk.Refused("same-witness", "hospital", "register", "registered", envelope);
        envelope["witness2"] = "见证人乙";
        envelope["receivedAt"] = MatterWalk.Moment(house.Clock.GetUtcNow(), -TimeSpan.FromHours(1));
        await _walk.Refused("handed-in-before-received", "hospital", "register", "registered", envelope);
    }

    [Fact]
    public async Task Only_a_hospital_registers_and_it_sees_its_own_alone()
    {
        await house.Account("county-hospital", "县医院联络员", House.CountyHospital, Role.Hospital);
        await _walk.Open("hospital", "surrender");

        Assert.Equal(HttpStatusCode.Forbidden, (await _walk.TryOpen("handler", "surrender", House.Hospital)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _walk.TryOpen("county-hospital", "surrender", House.Hospital)).StatusCode);
        var other = await _walk.As("county-hospital");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/matters/{_walk.Id}")).StatusCode);
        Assert.DoesNotContain(await _walk.List("county-hospital"), m => (string?)m!["id"] == _walk.Id);
        Assert.Contains(await _walk.List("hospital"), m => (string?)m!["id"] == _walk.Id);
        Assert.Contains(await _walk.List("section-head", "?kind=surrender&state=underway"), m => (string?)m!["id"] == _walk.Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _walk.As("auditor")).GetAsync("/api/matters")).StatusCode);

        var task = await _walk.Task("hospital", "register");
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsJsonAsync($"/api/tasks/{task!["id"]}/complete", new { outcome = "registered", data = Envelope(TimeSpan.Zero) })).StatusCode);
    }

    [Fact]
    public async Task Lists_and_searches_of_cases_leave_matters_out()
    {
        var opened = await _walk.Open("hospital", "surrender");
        var client = await _walk.As("section-head");

        var cases = await client.GetFromJsonAsync<JsonArray>("/api/cases");
        Assert.DoesNotContain(cases!, c => (string?)c!["id"] == _walk.Id);
        Assert.Empty((await client.GetFromJsonAsync<JsonArray>($"/api/cases?q={Uri.EscapeDataString((string)opened["number"]!)}"))!);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/cases/{_walk.Id}")).StatusCode);
        Assert.NotEmpty(await _walk.List("section-head", $"?q={Uri.EscapeDataString((string)opened["number"]!)}"));
    }

    [Fact]
    public async Task What_is_not_registered_within_a_day_climbs_the_ladder_of_the_commission_above()
    {
        await _walk.Open("hospital", "surrender");
        house.Clock.Advance(TimeSpan.FromHours(23));
        await house.Sweep();
        Assert.DoesNotContain(await Escalations("section-head"), Mine);

        house.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await house.Sweep();

        Assert.Contains(await Escalations("section-head"), Mine);
        Assert.Equal("red", (string?)(await _walk.Detail("hospital"))["summary"]!["light"]);
        bool Mine(JsonNode? e) => (string?)e!["case"] == _walk.Id;
    }

    [Fact]
    public async Task A_head_cancels_with_a_reason_and_nothing_waits_any_more()
    {
        await _walk.Open("hospital", "surrender");
        var hospital = await (await _walk.As("hospital")).PostAsJsonAsync($"/api/matters/{_walk.Id}/cancel", new { reason = "登记错了" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hospital.StatusCode);
        var head = await _walk.As("section-head");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.PostAsJsonAsync($"/api/matters/{_walk.Id}/cancel", new { reason = " " })).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await head.PostAsJsonAsync($"/api/matters/{_walk.Id}/cancel", new { reason = "重复登记" })).StatusCode);

        Assert.Equal("cancelled", await _walk.State("hospital"));
        Assert.Null(await _walk.Task("hospital", "register"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.PostAsJsonAsync($"/api/matters/{_walk.Id}/cancel", new { reason = "再撤一次" })).StatusCode);
    }

    [Fact]
    public async Task Names_of_people_stand_nowhere_in_the_clear()
    {
        const string canary = "金丝雀护士己庚";
        await _walk.Open("hospital", "surrender");
        var envelope = Envelope(TimeSpan.FromHours(1));
        envelope["staff"] = canary;
        await _walk.Do("hospital", "register", "registered", envelope);

        var (stored, audit) = await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var rows = await db.Database.SqlQuery<string>($"SELECT Facts AS Value FROM Cases WHERE Id = {_walk.Id}").ToListAsync();
            return (rows.Single(), await db.Audit.Where(a => a.Chain == "case/" + _walk.Id).Select(a => a.Data).ToListAsync());
        });
        Assert.DoesNotContain(canary, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, string.Concat(audit), StringComparison.Ordinal);
        var form = (await _walk.Detail("hospital"))["forms"]!.AsArray().Single()!;
        Assert.Equal(canary, (string?)form["texts"]!["staff"]);
    }

    private async Task<string> Timeline(string user) =>
        string.Concat((await (await _walk.As(user)).GetFromJsonAsync<JsonArray>($"/api/matters/{_walk.Id}/timeline"))!.Select(e => (string?)e!["text"]));

    private async Task<JsonArray> Escalations(string user) => (await (await _walk.As(user)).GetFromJsonAsync<JsonArray>("/api/escalations?open=true"))!;

    private JsonObject Envelope(TimeSpan kept) => Envelope(kept, house.Clock.GetUtcNow());

    private static JsonObject Envelope(TimeSpan kept, DateTimeOffset now) => new()
    {
        ["item"] = "cash", ["amount"] = 2000, ["reason"] = "unavoidable", ["giver"] = "patient", ["staff"] = "护士甲",
        ["receivedAt"] = MatterWalk.Moment(now, kept + TimeSpan.FromMinutes(1)), ["handedAt"] = MatterWalk.Moment(now, TimeSpan.FromMinutes(1)), ["witness1"] = "见证人甲", ["witness2"] = "见证人乙",
    };

    private JsonObject Disposed() => new()
    {
        ["way"] = "returned", ["on"] = _walk.Today, ["settled"] = 2000, ["receipt"] = "2026-17", ["to"] = "患者家属", ["handler"] = "经手人甲", ["second"] = "复核人乙",
    };
}
