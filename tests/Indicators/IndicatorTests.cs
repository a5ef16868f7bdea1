using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Server.Features.Indicators;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Indicators;

/// <summary>What campaigns are measured by, over HTTP: counted from the rows of the house, frozen, corrected beside.</summary>
public sealed class IndicatorTests : IClassFixture<House>
{
    private readonly House _house;
    private readonly RoundWalk _rounds;
    private readonly RegisterWalk _registers;

    public IndicatorTests(House house)
    {
        (_house, _rounds, _registers) = (house, new(house), new(house));
        house.Clock.Set(new DateTimeOffset(2022, 5, 9, 2, 0, 0, TimeSpan.Zero));
    }

    [Requirement("S2-008", "S2-009", "S2-010", "S2-011", "S2-012")]
    [Fact]
    public async Task The_four_hundreds_are_counted_from_registers_and_inspections_and_each_opens_its_list()
    {
        var before = await Figures("supervisor");
        Assert.Equal(["staffing-rate", "training-rate", "instant-rating-rate", "inspection-rate"], before.Take(4).Select(f => (string?)f["key"]));
        Assert.All(before.Take(4), f => Assert.Equal(100, (decimal)f["target"]!));

        // 2 commissions (city, county) and 2 public hospitals of the second level and above; a private one is inspected without counting.
        await _rounds.Lists("section-head", "I1", "general", "3", institution: House.Hospital);
        await _rounds.Lists("section-head", "I2", "tcm", "2");
        await _rounds.Lists("section-head", "I3", "general", "2", owner: "private");
        foreach (var user in new[] { "section-head", "hospital" })
        {
            await _registers.Enter(user, "staffing", new JsonObject { ["post"] = "行风专员", ["person"] = "某某", ["fullTime"] = "full", ["since"] = "2022-01-04" });
        }

        await _registers.Enter("hospital", "satisfaction", new JsonObject { ["ratedOn"] = "2022-05-06", ["department"] = "内科", ["stage"] = "settlement", ["score"] = 5, ["waiting"] = 12 });
        var round = await _rounds.Drawn("section-head", "neijiang-2021", "free", "2022", ("all", 3));
        Assert.Equal((0m, 2m), Share(await Figure("supervisor", "inspection-rate")));
        foreach (var visit in round["visits"]!.AsArray())
        {
            await _rounds.Finish(visit!);
        }

        Assert.Equal((2m, 2m, "met"), (Share(await Figure("supervisor", "inspection-rate")).Part, Share(await Figure("supervisor", "inspection-rate")).Whole, (string?)(await Figure("supervisor", "inspection-rate"))["state"]));
        Assert.Equal((2m, 5m), Share(await Figure("supervisor", "staffing-rate")));
        var rating = await Figure("supervisor", "instant-rating-rate");
        var register = await _registers.Figure("supervisor", "satisfaction", "rate", "?from=2021-12-13");
        Assert.Equal(((decimal)register["part"]!, (decimal)register["whole"]!), Share(rating));
        Assert.Equal(((decimal)before[2]["part"]! + 1, "short"), ((decimal)rating["part"]!, (string?)rating["state"]));
        Assert.StartsWith("/workbench/registers/satisfaction?from=2021-12-13", (string?)rating["link"], StringComparison.Ordinal);

        // A hospital sees its own figures.
        Assert.Equal((decimal)rating["part"]!, (decimal)(await Figure("hospital", "instant-rating-rate"))["part"]!);
        Assert.Equal(0m, (decimal)(await Figure("county-section-head", "instant-rating-rate"))["part"]!);
    }

    [Requirement("S1-003", "S2-056")]
    [Fact]
    public async Task Every_file_hangs_together_and_each_figure_of_every_plan_can_be_counted()
    {
        Assert.Equal(Indicator.All.Count, Indicator.All.Select(i => i.Key).Distinct().Count());
        Assert.All(Indicator.All, i => Assert.True(i.House is null ? i is { Register: not null, Statistic: not null } : i.Register is null, i.Key));
        foreach (var plan in new[] { "national-2021", "shandong-2021", "neijiang-2021", "jiaocheng-2021", "weifang-2022" })
        {
            var figures = await Figures("supervisor", plan);
            Assert.Equal(["tier-criticise", "tier-notify", "tier-remove"], figures.Select(f => (string)f["key"]!).Where(k => k.StartsWith("tier-", StringComparison.Ordinal)));
            foreach (var figure in figures)
            {
                var of = Indicator.All.Single(i => i.Key == (string?)figure["key"]);
                Assert.True(of.Denominator.Length == 0 == (figure["whole"] is null), $"{plan} {of.Key}");
            }
        }
    }

    [Fact]
    public async Task A_quarter_is_frozen_once_after_its_end_and_later_counts_stand_beside_with_their_reason()
    {
        await _registers.Enter("hospital", "satisfaction", Rated("2022-02-07"));
        var client = await _rounds.As("section-head");
        await RoundWalk.Refused("invalid-data", await Freeze(client, "2022"));
        await RoundWalk.Refused("period-open", await Freeze(client, "2022Q2"));
        Assert.Equal(HttpStatusCode.NoContent, (await Freeze(client, "2022Q1")).StatusCode);
        await RoundWalk.Refused("figures-frozen", await Freeze(client, "2022Q1"));
        var frozen = (await Figure("section-head", "instant-rating-rate"))["frozen"]![0]!;
        var id = (string)frozen["id"]!;
        await RoundWalk.Refused("figure-unchanged", await Correct(client, id, "重新核对。"));

        await _registers.Enter("hospital", "satisfaction", Rated("2022-03-31"));
        await _registers.Enter("hospital", "satisfaction", Rated("2022-04-01"));
        await RoundWalk.Refused("reason-missing", await Correct(client, id, " "));
        Assert.Equal(HttpStatusCode.NoContent, (await Correct(client, id, "补登三月评价一条。")).StatusCode);

        var after = (await Figure("section-head", "instant-rating-rate"))["frozen"]!.AsArray().Single()!;
        Assert.Equal((decimal)frozen["part"]!, (decimal)after["part"]!);
        var correction = after["corrections"]!.AsArray().Single()!;
        Assert.Equal(((decimal)frozen["part"]! + 1, "补登三月评价一条。"), ((decimal)correction["part"]!, (string?)correction["reason"]));
        await RoundWalk.Refused("no-such-figure", await Correct(await _rounds.As("county-section-head"), id, "别处的。"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Freeze(await _rounds.As("handler"), "2021Q4")).StatusCode);
    }

    [Fact]
    public async Task Leaving_a_phase_freezes_its_figures()
    {
        var leader = await _rounds.As("province-leader");
        var moves = new List<HttpStatusCode>();
        for (var i = 0; i < 2; i++)
        {
            moves.Add((await leader.PostAsJsonAsync("/api/campaigns/national-2021/advance", new { trigger = "advance" })).StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], moves);
        var figures = await Figures("province-leader", "national-2021");
        Assert.All(figures, f => Assert.Single(f["frozen"]!.AsArray()));
        Assert.All(figures, f => Assert.StartsWith("phase:", (string?)f["frozen"]![0]!["period"], StringComparison.Ordinal));
    }

    private static JsonObject Rated(string on) => new() { ["ratedOn"] = on, ["department"] = "外科", ["stage"] = "discharge", ["score"] = 4 };

    private static Task<HttpResponseMessage> Freeze(HttpClient client, string period) => client.PostAsJsonAsync("/api/campaigns/neijiang-2021/indicators/freeze", new { period });

    private static Task<HttpResponseMessage> Correct(HttpClient client, string id, string reason) => client.PostAsJsonAsync($"/api/campaigns/neijiang-2021/indicators/{id}/correct", new { reason });

    private async Task<IReadOnlyList<JsonObject>> Figures(string user, string campaign = "neijiang-2021") =>
        [.. (await (await _rounds.As(user)).GetFromJsonAsync<JsonArray>($"/api/campaigns/{campaign}/indicators"))!.Select(f => f!.AsObject())];

    private async Task<JsonObject> Figure(string user, string key) => (await Figures(user)).Single(f => (string?)f["key"] == key);

    private static (decimal Part, decimal Whole) Share(JsonObject figure) => ((decimal)figure["part"]!, (decimal)figure["whole"]!);
}
