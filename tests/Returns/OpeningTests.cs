using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Returns;

/// <summary>Nobody has to look for a duty: it opens by itself, rings up the ladder, and is chased.</summary>
public sealed class OpeningTests(ReturnHouse returns) : IClassFixture<ReturnHouse>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_due_opens_by_itself_once_and_climbs_when_nobody_hands_in()
    {
        returns.On(2022, 4, 1);
        await returns.House.Sweep();
        await returns.House.Sweep();

        var open = (await returns.Own("handler")).Where(r => (string?)r!["obligation"] == ReturnHouse.Quarterly && (string?)r["period"] == "2022Q1").ToList();
        Assert.NotNull(Assert.Single(open)!["id"]);
        Assert.Equal(("open", "2022-04-06"), ((string?)open[0]!["state"], (string?)open[0]!["due"]));

        returns.On(2022, 4, 7);
        await returns.House.Sweep();
        Assert.Equal("red", (string?)(await returns.Own("handler")).First(r => (string?)r!["id"] == (string?)open[0]!["id"])!["light"]);
        var rang = await returns.House.Inside(s => s.GetRequiredService<CaseDb>().Escalations.AsNoTracking().Where(e => e.Sentence.Contains("季度工作进展") && e.OrganisationId == House.City).ToListAsync(Cancellation));
        Assert.NotEmpty(rang);
        Assert.Equal(rang.Count, rang.Select(r => (r.DeadlineId, r.Rung)).Distinct().Count());
    }

    [Fact]
    public async Task Who_is_missing_is_told_and_who_is_in_is_not()
    {
        returns.On(2022, 4, 2);
        await returns.HandIn("hospital", ReturnHouse.Quarterly, "2022Q1");

        var told = (await (await (await returns.As("section-head")).PostAsJsonAsync("/api/returns/chase", new { campaign = ReturnHouse.Plan, obligation = ReturnHouse.Quarterly, period = "2022Q1", text = "请今日报送。" }, Cancellation)).Content.ReadFromJsonAsync<JsonArray>(Cancellation))!;

        Assert.Equal("样例县卫生健康局", (string?)Assert.Single(told));
        var line = (await returns.Own("county-handler")).First(r => (string?)r!["obligation"] == ReturnHouse.Quarterly && (string?)r["period"] == "2022Q1")!;
        Assert.Equal(1, (int)line["chased"]!);
        var history = (await returns.Get("county-handler", (string)line["id"]!))["history"]!.AsArray();
        Assert.Contains(history, h => (string?)h!["what"] == "chased" && (string?)h["text"] == "请今日报送。");
        await RegisterWalk.Refused("not-permitted", await (await returns.As("handler")).PostAsJsonAsync("/api/returns/chase", new { campaign = ReturnHouse.Plan, obligation = ReturnHouse.Quarterly, period = "2022Q1" }, Cancellation));
    }
}
