using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Figures that come in by file every month and stand as a share in the campaign's indicators.</summary>
public sealed class MonthlyShares : IClassFixture<House>
{
    private readonly RegisterWalk _walk;

    public MonthlyShares(House house)
    {
        _walk = new(house);
        house.Clock.Set(new DateTimeOffset(2022, 8, 9, 2, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    [Requirement("S1-053", "S4-016")]
    public async Task The_share_of_selected_products_and_the_availability_of_negotiated_drugs_are_worked_out_from_the_months_file()
    {
        await Import("product-use", """
            月份,通用名或者产品名,种类,属性,使用数量,使用金额,约定采购量,本月在院配备
            2022-07,甲片,药品,集采中选,300,600,400,是
            2022-07,甲片,药品,同品种未中选,100,400,,是
            2022-07,乙针,药品,国家医保谈判药品,10,900,,是
            2022-07,丙针,药品,国家医保谈判药品,0,0,,否
            2022-08,乙针,药品,国家医保谈判药品,5,450,,是
            2022-05,甲片,药品,同品种未中选,100,9000,,是
            """);

        Assert.Equal(("600", "1000"), Share(await _walk.Figure("hospital", "product-use", "selected-share", "?from=2022-07-01&to=2022-09-30")));
        Assert.Equal(("300", "400"), Share(await _walk.Figure("hospital", "product-use", "agreed")));
        Assert.Equal(("1", "2"), Share(await _walk.Figure("hospital", "product-use", "negotiated")));

        // The commission sees the same as an indicator of this quarter: May is not of it.
        var figures = await Indicators("weifang-2022");
        Assert.Equal((600m, 1000m), ((decimal)figures["selected-share"]["part"]!, (decimal)figures["selected-share"]["whole"]!));
        Assert.Equal((1m, 2m), ((decimal)figures["negotiated-available"]["part"]!, (decimal)figures["negotiated-available"]["whole"]!));
        Assert.Contains("product-use", (string?)figures["selected-share"]["link"], StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("S4-006")]
    public async Task Adherence_to_clinical_pathways_is_the_share_of_those_who_entered_and_more_than_there_are_is_no_figure()
    {
        await Import("clinical-pathways", """
            月份,科室,临床路径或者单病种,类别,应入径例数,入径例数,完成例数
            2022-07,内科,社区获得性肺炎,临床路径,40,30,24
            2022-07,外科,急性阑尾炎,单病种,10,10,9
            2022-07,骨科,股骨骨折,临床路径,10,11,9
            """, bad: 1);

        Assert.Equal(("40", "50"), Share(await _walk.Figure("hospital", "clinical-pathways", "entered")));
        Assert.Equal(("33", "40"), Share(await _walk.Figure("hospital", "clinical-pathways", "completed")));
        Assert.Equal(80m, (decimal)(await Indicators("weifang-2022"))["pathways-entered"]["percent"]!);
    }

    [Fact]
    [Requirement("S2-013")]
    public async Task The_three_scores_of_satisfaction_stand_with_their_rank_in_the_province_and_no_target_is_invented_for_the_front_rank()
    {
        foreach (var (kind, score, rank) in new[] { ("outpatient", 92.5m, 8), ("inpatient", 95m, 3), ("overall", 93.5m, 5) })
        {
            await _walk.Enter("hospital", "satisfaction-scores", new() { ["year"] = "2022", ["kind"] = kind, ["by"] = "省级测评", ["full"] = 100, ["score"] = score, ["rank"] = rank, ["of"] = 120, ["releasedOn"] = "2022-07-20" });
        }

        await RegisterWalk.Refused("rank-of", await _walk.Try("hospital", "satisfaction-scores", new() { ["year"] = "2022", ["kind"] = "overall", ["by"] = "另一测评", ["full"] = 100, ["score"] = 90, ["rank"] = 121, ["of"] = 120, ["releasedOn"] = "2022-07-20" }));
        Assert.Equal(["3", "5", "8"], (await _walk.List("hospital", "satisfaction-scores")).Select(e => ((string)e!["values"]!["rank"]!).Split(' ')[0]).Order(StringComparer.Ordinal));
        var figures = await Indicators("neijiang-2021");
        Assert.Equal([92.5m, 95m, 93.5m], new[] { "outpatient", "inpatient", "overall" }.Select(k => (decimal)figures["score-" + k]["percent"]!));
        Assert.All(new[] { "outpatient", "inpatient", "overall" }, k => Assert.Null(figures["score-" + k]["target"]));
    }

    private async Task Import(string register, string csv, int bad = 0)
    {
        var look = await RegisterWalk.Ok(await _walk.Upload("hospital", register, "月报.csv", Encoding.UTF8.GetBytes(csv)));
        Assert.True(bad == (int)look["bad"]!, look.ToJsonString());
        await RegisterWalk.Ok(await (await _walk.As("hospital")).PostAsJsonAsync($"/api/registers/{register}/imports/{look["id"]}/commit", new { }));
    }

    private async Task<Dictionary<string, JsonObject>> Indicators(string campaign) =>
        (await (await _walk.As("supervisor")).GetFromJsonAsync<JsonArray>($"/api/campaigns/{campaign}/indicators"))!.ToDictionary(f => (string)f!["key"]!, f => f!.AsObject(), StringComparer.Ordinal);

    private static (string Part, string Whole) Share(JsonObject figure) => (figure["part"]!.ToJsonString(), figure["whole"]!.ToJsonString());
}
