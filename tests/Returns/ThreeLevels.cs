using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Storage;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Returns;

/// <summary>季度报送 from two hospitals and a county over the city to the province, on data that were entered through HTTP.</summary>
public sealed class ThreeLevels(ReturnHouse returns) : IClassFixture<ReturnHouse>
{
    private readonly RegisterWalk _registers = new(returns.House);

    [Fact]
    [Requirement("S0-035", "S0-037", "S1-005")]
    public async Task A_quarter_is_counted_corrected_sent_back_received_and_added_up_to_the_province()
    {
        await Enter();
        returns.On(2022, 4, 1);

        // The county's hospital: what the house counted is what stands in its books, and each figure opens its rows.
        var low = await returns.Open(ReturnHouse.CountyHospital, ReturnHouse.Quarterly, "2022Q1");
        Assert.Equal("2022-04-01", (string?)low["summary"]!["due"]);
        Assert.Equal((2m, 2m, 2), (Number(low, "expelled", "found"), Number(low, "expelled", "own"), (int)ReturnHouse.Figure(low, "expelled")["rows"]!));
        var drill = await RegisterWalk.Ok(await (await returns.As(ReturnHouse.CountyHospital)).GetAsync($"/api/returns/{ReturnHouse.Id(low)}/figures/expelled"));
        Assert.Equal(
            (await _registers.List(ReturnHouse.CountyHospital, "expulsions")).Select(e => (string?)e!["id"]).Order(StringComparer.Ordinal), drill["rows"]!.AsArray().Select(r => (string?)r!["id"]).Order(StringComparer.Ordinal));

        // Put right: not without a reason, and then both values stand.
        low = await returns.Fill(ReturnHouse.CountyHospital, low);
        low = await returns.Save(ReturnHouse.CountyHospital, low, new JsonObject { ["figures"] = new JsonObject { ["expelled"] = new JsonObject { ["own"] = 3 } } });
        var refused = await RegisterWalk.Refused("invalid-data", await returns.Try(ReturnHouse.CountyHospital, low, "submit"));
        Assert.Contains("系统取数（2）不一致", (string?)refused["errors"]!["$.figures.expelled.reason"], StringComparison.Ordinal);
        low = await returns.Save(ReturnHouse.CountyHospital, low, new JsonObject { ["figures"] = new JsonObject { ["expelled"] = new JsonObject { ["own"] = 3, ["reason"] = "一起在分院发生，尚未补登。" } } });
        low = await returns.Step(ReturnHouse.CountyHospital, low, "submit");
        Assert.Equal((2m, 3m, "一起在分院发生，尚未补登。"), (Number(low, "expelled", "found"), Number(low, "expelled", "own"), (string?)ReturnHouse.Figure(low, "expelled")["reason"]));
        var first = low["submissions"]![0]!;
        Assert.Matches("报送〔2022〕0001号$", (string?)first["number"]);
        Assert.Equal(64, ((string)first["hash"]!).Length);

        // Sent back with a reason, handed in again, received.
        low = await returns.Step("county-section-head", low, "send-back", "请补充典型做法。");
        Assert.Equal("sent-back", ReturnHouse.State(low));
        low = await returns.Save(ReturnHouse.CountyHospital, low, new JsonObject { ["texts"] = new JsonObject { ["cases"] = "设立接待室，凭预约入内。" } });
        low = await returns.Step(ReturnHouse.CountyHospital, low, "submit");
        Assert.Equal(2, low["submissions"]!.AsArray().Count);
        Assert.NotEqual((string?)first["hash"], (string?)low["submissions"]![0]!["hash"]);
        Assert.Equal("请补充典型做法。", (string?)low["submissions"]![1]!["verdictReason"]);
        await returns.Step("county-section-head", low, "receive");

        // The county adds up; the city's own hospital hands in; the city adds up both and its own desk.
        var county = await returns.Open("county-handler", ReturnHouse.Quarterly, "2022Q1");
        Assert.Equal((0m, 3m, 3m), (Number(county, "expelled", "own") ?? 0, Number(county, "expelled", "below"), Number(county, "expelled", "total")));
        county = await returns.Step("county-handler", await returns.Fill("county-handler", county), "submit");
        await returns.Step("section-head", county, "receive");
        await returns.Step("section-head", await returns.HandIn("hospital", ReturnHouse.Quarterly, "2022Q1"), "receive");

        var city = await returns.Open("handler", ReturnHouse.Quarterly, "2022Q1");
        Assert.Equal((3m, 3m), (Number(city, "tips", "found"), Number(city, "tips", "total")));
        Assert.Equal(4m, Number(city, "expelled", "total"));
        Assert.Equal((2, 2), ((int)city["below"]!["expected"]!, (int)city["below"]!["merged"]!));
        city = await returns.Step("handler", await returns.Fill("handler", city), "submit");

        // What went into a sum that was handed in cannot be taken back under it.
        var merged = await RegisterWalk.Refused("return-merged", await returns.Try("section-head", await returns.Get("section-head", ReturnHouse.Id(county)), "send-back", "改一下"));
        Assert.Contains("已经汇总进", (string?)merged["detail"], StringComparison.Ordinal);
        await returns.Step("province-section-head", city, "receive");

        var province = await returns.Open("province-section-head", ReturnHouse.Quarterly, "2022Q1");
        Assert.Equal((3m, 4m), (Number(province, "tips", "total"), Number(province, "expelled", "total")));
        Assert.Equal("collect", (string?)province["summary"]!["kind"]);

        await Exported(city);
        var trend = (await (await returns.As("province-section-head")).GetFromJsonAsync<JsonArray>($"/api/returns/trend?campaign={ReturnHouse.Plan}&obligation={ReturnHouse.Quarterly}&unit={House.City}"))!;
        Assert.Equal(("2022Q1", 3m, 0m, 0m), ((string?)trend.Single()!["period"], (decimal)trend[0]!["totals"]!["tips"]!, (decimal)trend[0]!["totals"]!["filed"]!, (decimal)trend[0]!["totals"]!["handled"]!));
        var met = (await (await returns.As("supervisor")).GetFromJsonAsync<JsonArray>($"/api/campaigns/{ReturnHouse.Plan}/obligations"))!;
        Assert.Equal(("met", "open"), (Of(met, "2022Q1"), Of(met, "2022Q2")));
        var deadline = await returns.House.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.AsNoTracking().SingleAsync(d => d.EntryId == ReturnHouse.Id(city)));
        Assert.Equal(("met", new DateOnly(2022, 4, 6)), (deadline.State, deadline.DueOn));
    }

    private async Task Enter()
    {
        var walk = new CaseWalk(returns.House);
        for (var i = 0; i < 3; i++)
        {
            await walk.TipOff();
        }

        JsonObject Expelled() => new() { ["company"] = "某药业", ["expelledAt"] = _registers.Moment(-1), ["place"] = "门诊", ["cause"] = "unbooked", ["handler"] = "保卫甲" };
        await _registers.Enter(ReturnHouse.CountyHospital, "expulsions", Expelled());
        await _registers.Enter(ReturnHouse.CountyHospital, "expulsions", Expelled());
        await _registers.Enter("hospital", "expulsions", Expelled());
    }

    // One line a unit, the own desk and the sum; read back, the columns add up.
    private async Task Exported(JsonObject city)
    {
        using var book = new MemoryStream(await (await returns.As("handler")).GetByteArrayAsync($"/api/returns/{ReturnHouse.Id(city)}/export?table=units"));
        var rows = XlsxReader.Rows(book).Select(r => r.Cells).ToList();
        var column = rows[0].ToList().IndexOf("驱离违规人员（人次）");
        Assert.Equal(["3", "1"], rows.Skip(1).Take(2).Select(r => r[column]));
        Assert.Equal(("合计", "4"), (rows[^1][0], rows[^1][column]));

        using var one = new MemoryStream(await (await returns.As("handler")).GetByteArrayAsync($"/api/returns/{ReturnHouse.Id(city)}/export"));
        var lines = XlsxReader.Rows(one).Select(r => r.Cells).ToList();
        Assert.Equal(["序号", "类别", "指标", "单位", "系统取数", "本单位数", "下级合计", "合计", "说明"], lines[0]);
        Assert.Contains(lines, l => l[2] == "受理问题线索" && l[4] == "3" && l[7] == "3");
        Assert.Contains("回执号", lines[^1][8], StringComparison.Ordinal);
    }

    private static decimal? Number(JsonObject of, string key, string what) => (decimal?)ReturnHouse.Figure(of, key)[what];

    private static string? Of(JsonArray obligations, string period) => (string?)obligations.First(o => (string?)o!["obligation"] == ReturnHouse.Quarterly && (string?)o["period"] == period)!["state"];
}
