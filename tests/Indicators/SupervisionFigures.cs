using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Indicators;

/// <summary>What a commission sees of its area: who has done what, how often it was inspected, and which measures were taken.</summary>
public sealed class SupervisionFigures(ReturnHouse returns) : IClassFixture<ReturnHouse>
{
    [Fact]
    [Requirement("S1-077")]
    public async Task The_dashboard_names_the_units_of_ones_own_area_with_their_standing_and_no_others()
    {
        returns.On(2022, 4, 7);
        await returns.House.Sweep();

        var city = await Dashboard("supervisor");
        var county = await Dashboard("county-section-head");

        Assert.Matches("<th scope=\"row\">示例市卫生健康委员会</th><td><span class=\"qy-light is-red\">超期", city);
        Assert.Contains("样例县卫生健康局</th>", city, StringComparison.Ordinal);
        Assert.Contains("样例县卫生健康局</th>", county, StringComparison.Ordinal);
        Assert.DoesNotContain("示例市卫生健康委员会</th>", county, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("S1-002")]
    public async Task Inspections_and_enforcement_acts_are_counted_by_period()
    {
        returns.On(2022, 5, 9);
        var (rounds, registers) = (new RoundWalk(returns.House), new RegisterWalk(returns.House));
        await rounds.Lists("section-head", "I1", "general", "3", institution: House.Hospital);
        var round = await rounds.Drawn("section-head", "neijiang-2021", "free", "2022", ("all", 1));
        Assert.Equal(0m, await Inspected());
        await rounds.Finish(round["visits"]!.AsArray().Single()!);
        var entry = await registers.Enter("section-head", "measures", new() { ["measure"] = "talk", ["takenOn"] = "2022-05-09", ["institution"] = House.Hospital, ["ground"] = "management", ["scope"] = "unit" });
        await registers.Move("handler", "measures", entry, "take");

        Assert.Equal(1m, await Inspected());
        foreach (var (query, count) in new[] { ("?from=2022-04-01&to=2022-06-30", "1"), ("?from=2022-07-01&to=2022-09-30", "0") })
        {
            Assert.Equal(count, (await registers.Figure("supervisor", "measures", "measures", query))["part"]!.ToJsonString());
        }
    }

    private async Task<decimal> Inspected() =>
        (decimal)(await (await returns.As("supervisor")).GetFromJsonAsync<JsonArray>("/api/campaigns/neijiang-2021/indicators"))!.Single(f => (string?)f!["key"] == "inspection-rate")!["part"]!;

    private async Task<string> Dashboard(string user) => WebUtility.HtmlDecode(await (await returns.As(user)).GetStringAsync($"/workbench/campaigns/{ReturnHouse.Plan}"));
}
