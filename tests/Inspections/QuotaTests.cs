using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inspections;

/// <summary>What a year owes of inspections, over HTTP: counted, warned of, made known.</summary>
public sealed class QuotaTests : IClassFixture<House>
{
    private readonly House _house;
    private readonly RoundWalk _walk;

    public QuotaTests(House house)
    {
        _house = house;
        house.Clock.Set(new DateTimeOffset(2022, 5, 9, 2, 0, 0, TimeSpan.Zero));
        _walk = new(house);
    }

    [Requirement("S2-067", "S2-068", "S0-030")]
    [Fact]
    public async Task A_year_counts_what_is_owed_drawn_and_done_and_says_when_the_rest_cannot_be_done()
    {
        foreach (var (code, type, level) in new[] { ("A1", "general", "3"), ("A2", "tcm", "3"), ("B1", "general", "2"), ("B2", "primary", "none"), ("B3", "primary", "none") })
        {
            await _walk.Lists("section-head", code, type, level);
        }

        Assert.Equal((2, 2, 0, 0, 2), Row(await _walk.Quota("section-head", "level-three", 2022)));
        var others = await _walk.Quota("section-head", "level-two-and-others", 2022);
        Assert.Equal((3, 2, 0, 0, 2), Row(others));
        Assert.Equal(["all", "general", "primary"], others["rows"]!.AsArray().Select(r => (string?)r!["stratum"]));

        var round = await _walk.Drawn("section-head", "neijiang-2021", "level-three", "2022", ("all", 2));
        Assert.Equal((2, 2, 2, 0, 2), Row(await _walk.Quota("section-head", "level-three", 2022)));
        await _walk.Finish(round["visits"]![0]!);
        var now = await _walk.Quota("section-head", "level-three", 2022);
        Assert.Equal((2, 2, 2, 1, 1), Row(now));
        Assert.Equal("underway", (string?)now["state"]);

        // A second round of the year draws what the first left.
        var second = RoundWalk.Id(await _walk.Opens("section-head", "neijiang-2021", "level-three", "2022"));
        var left = await (await _walk.As("section-head")).GetFromJsonAsync<JsonObject>($"/api/inspections/{second}/candidates");
        Assert.Empty(left!["units"]!.AsArray());
        Assert.Equal(["already-drawn", "already-drawn"], left["leftOut"]!.AsArray().Select(l => (string?)l!["ground"]));

        foreach (var (day, level, rounds) in new[] { ("2022-11-02", "late", "late"), ("2022-12-31", "impossible", "impossible"), ("2023-01-04", "missed", "missed"), ("2021-12-31", "ahead", "ahead") })
        {
            _house.Clock.Set(DateTimeOffset.Parse(day + "T04:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal((day, level), (day, (string?)(await _walk.Quota("section-head", "level-three", 2022))["state"]));
            Assert.Equal((day, rounds), (day, (string?)(await _walk.Quota("section-head", "spot-check", 2022))["state"]));
        }
    }

    [Requirement("S0-033", "S0-034")]
    [Fact]
    public async Task The_province_inspects_its_cities_once_a_year_and_makes_the_result_known()
    {
        await _house.Account("province-handler", "省承办人甲", House.Province, "handler");
        await _house.Account("province-handler-2", "省承办人乙", House.Province, "handler");
        Assert.Equal(("underway", 1), ((string?)(await _walk.Quota("province-section-head", "provincial-review", 2022))["state"], (int)(await _walk.Quota("province-section-head", "provincial-review", 2022))["rows"]![0]!["owed"]!));
        var round = await _walk.Drawn("province-section-head", "shandong-2021", "provincial-review", "2022", ("all", 1));
        var id = RoundWalk.Id(round);
        var circular = new { scope = "area", summary = "2022年度复查情况通报：一市两县已完成抽查。" };

        await RoundWalk.Refused("visits-open", await (await _walk.As("province-leader")).PostAsJsonAsync($"/api/inspections/{id}/circular", circular));
        await _walk.Finish(round["visits"]![0]!, "province-", "province-review");
        await RoundWalk.Ok(await (await _walk.As("province-leader")).PostAsJsonAsync($"/api/inspections/{id}/circular", circular));

        Assert.Equal("met", (string?)(await _walk.Quota("province-section-head", "provincial-review", 2022))["state"]);
        Assert.Equal(circular.summary, (string?)(await _walk.Public(id))["circular"]);
        Assert.Contains(circular.summary, await _house.Anyone().GetStringAsync($"/draws/{id}"), StringComparison.Ordinal);
    }

    private static (int There, int Owed, int Drawn, int Done, int Missing) Row(JsonObject item)
    {
        var row = item["rows"]![0]!;
        return ((int)row["candidates"]!, (int)row["owed"]!, (int)row["drawn"]!, (int)row["done"]!, (int)row["missing"]!);
    }
}
