using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Returns;

/// <summary>Who may not, what comes twice, what is stale: each with its sentence, and nothing changes.</summary>
public sealed class ReturnRefusalTests(ReturnHouse returns) : IClassFixture<ReturnHouse>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handed_in_twice_at_once_gives_one_receipt()
    {
        returns.On(2022, 4, 1);
        var open = await returns.Fill("county-handler", await returns.Open("county-handler", ReturnHouse.Quarterly, "2022Q1"));

        // Its hospital is missing: said, and with a note it goes.
        var missing = await RegisterWalk.Refused("return-units-missing", await returns.Try("county-handler", open, "submit"));
        Assert.Contains("县", (string?)missing["detail"], StringComparison.Ordinal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => returns.Try("county-handler", open, "submit", "县医院系统停机，下季补报。")));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        var now = await returns.Get("county-handler", ReturnHouse.Id(open));
        Assert.Single(now["submissions"]!.AsArray());
        Assert.Equal("县医院系统停机，下季补报。", (string?)now["submissions"]![0]!["missingReason"]);
        await RegisterWalk.Refused("return-state", await returns.TrySave("county-handler", now, new JsonObject { ["texts"] = new JsonObject { ["work"] = "改" } }));
        await RegisterWalk.Refused("return-state", await returns.Try("county-handler", now, "count"));

    }

    [Fact]
    public async Task Sent_back_the_clock_goes_on_and_what_comes_again_after_the_last_day_is_late()
    {
        returns.On(2022, 4, 1);
        var city = await returns.Step("handler", await returns.Fill("handler", await returns.Open("handler", ReturnHouse.Quarterly, "2022Q1")), "submit", "下级另行报送。");
        Assert.False((bool)city["summary"]!["late"]!);

        await RegisterWalk.Refused("invalid-data", await returns.Try("province-section-head", city, "send-back"));
        await returns.Step("province-section-head", city, "send-back", "数据不全。");
        Assert.Equal("running", (await Deadline(city)).State);
        returns.On(2022, 4, 20);
        var again = await returns.Step("handler", await returns.Get("handler", ReturnHouse.Id(city)), "submit", "下级另行报送。");

        Assert.True((bool)again["summary"]!["late"]!);
        Assert.Equal("missed", (await Deadline(city)).State);
        var matrix = (await (await returns.As("province-section-head")).GetFromJsonAsync<JsonObject>($"/api/returns/matrix?campaign={ReturnHouse.Plan}&obligation={ReturnHouse.Quarterly}", Cancellation))!;
        var sum = matrix["sums"]!.AsArray().First(s => (string?)s!["period"] == "2022Q1")!;
        Assert.Equal((1, 1, 0, 1), ((int)sum["expected"]!, (int)sum["in"]!, (int)sum["missing"]!, (int)sum["late"]!));
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_gets_the_same_return()
    {
        returns.On(2022, 4, 1);
        var client = await returns.As("county-section-head");
        async Task<JsonObject> Open()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/returns") { Content = JsonContent.Create(new { template = "briefing" }) };
            request.Headers.Add("Idempotency-Key", "briefing-1");
            return await RegisterWalk.Ok(await client.SendAsync(request, Cancellation));
        }

        await Open();
        await Open();

        Assert.Equal(1, await returns.House.Inside(s => s.GetRequiredService<CaseDb>().Returns.CountAsync(r => r.Template == "briefing" && r.UnitId == House.County, Cancellation)));
    }

    [Fact]
    public async Task Other_units_other_roles_and_other_jurisdictions_are_turned_back()
    {
        returns.On(2022, 4, 1);
        var low = await returns.Open(ReturnHouse.CountyHospital, ReturnHouse.Quarterly, "2021Q4");

        // Another hospital and the province's intake do not see it; the city above sees and may not receive for the county.
        Assert.Equal(HttpStatusCode.NotFound, (await (await returns.As("hospital")).GetAsync($"/api/returns/{ReturnHouse.Id(low)}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await returns.As("province-intake")).GetAsync($"/api/returns/{ReturnHouse.Id(low)}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await returns.Try("hospital", low, "submit")).StatusCode);
        low = await returns.Step(ReturnHouse.CountyHospital, await returns.Fill(ReturnHouse.CountyHospital, low), "submit");
        await RegisterWalk.Refused("return-not-yours", await returns.Try("section-head", low, "receive"));
        await RegisterWalk.Refused("return-not-yours", await returns.Try(ReturnHouse.CountyHospital, low, "receive"));
        Assert.Equal(HttpStatusCode.NotFound, (await returns.Try("county-handler", low, "receive")).StatusCode);

        // A filler of the right unit, and nobody else.
        await RegisterWalk.Refused("not-permitted", await returns.TryOpen("intake", ReturnHouse.Quarterly, "2022Q1"));
        await RegisterWalk.Refused("no-such-return", await returns.TryOpen("county-handler", "city-plan", ""));
        await RegisterWalk.Refused("no-such-return", await returns.TryOpen("handler", ReturnHouse.Quarterly, "2022Q9"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await returns.As("auditor")).GetAsync("/api/returns", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_stale_version_brings_the_return_as_it_stands()
    {
        returns.On(2022, 4, 1);
        var seen = await returns.Open("handler", "annual-summary", "2021");
        await returns.Save("handler", seen, new JsonObject { ["texts"] = new JsonObject { ["work"] = "先到的一版" } });

        var late = await returns.TrySave("handler", seen, new JsonObject { ["texts"] = new JsonObject { ["work"] = "晚到的一版" } });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var problem = await RegisterWalk.Refused("return-changed", late);
        Assert.Equal("先到的一版", (string?)problem["current"]!["texts"]!.AsArray().First(t => (string?)t!["key"] == "work")!["text"]);
    }

    [Fact]
    public async Task Sums_and_limits_between_figures_hold()
    {
        returns.On(2022, 4, 1);
        var open = await returns.Fill("hospital", await returns.Open("hospital", ReturnHouse.Quarterly, "2022Q1"));
        open = await returns.Save("hospital", open, Figures(("criticised", 2), ("notified", 1), ("suspended", 4)));

        Assert.Equal(3m, (decimal?)ReturnHouse.Figure(open, "handled")["total"]);
        Assert.Contains("不应大于“处理人员合计”（3）", (string?)open["faults"]!["$.figures.suspended"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await returns.Try("hospital", open, "submit")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await returns.TrySave("hospital", open, Figures(("handled", 9)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await returns.TrySave("hospital", open, Figures(("criticised", -1)))).StatusCode);
        open = await returns.Save("hospital", open, Figures(("suspended", 3)));
        Assert.Equal("submitted", ReturnHouse.State(await returns.Step("hospital", open, "submit")));
    }

    private Task<Qingyi.Server.Deadlines.DeadlineRow> Deadline(JsonObject of) =>
        returns.House.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.AsNoTracking().SingleAsync(d => d.EntryId == ReturnHouse.Id(of), Cancellation));

    private static JsonObject Figures(params (string Key, decimal Own)[] figures) =>
        new() { ["figures"] = new JsonObject(figures.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonObject { ["own"] = f.Own }))) };
}
